import * as v from "valibot";
import type { CellBlock } from "../submission/block";
import type { OutputTable } from "./outputTable";
import { STATE_TABLE } from "./outputs";

const ChartAssignment = v.object({
  key: v.string(),
  /** Zero-based place of its block on the Trend data sheet. */
  firstRow: v.number(),
  rows: v.number(),
  title: v.string(),
  /** Of the value axis, and its ends. */
  numberFormat: v.string(),
  minimum: v.number(),
  maximum: v.number(),
});
const SeriesBlock = v.object({
  key: v.string(),
  /** Text of the selector, unique among the series. */
  label: v.string(),
  title: v.string(),
  numberFormat: v.string(),
  /** Rows that hold a period; the block is filled up with empty rows. */
  filled: v.number(),
  /** Ends of the value axis. */
  minimum: v.number(),
  maximum: v.number(),
  /** Tells whether these figures were written before. */
  fingerprint: v.string(),
});

const AxisRange = v.object({ minimum: v.number(), maximum: v.number() });
const FunnelBlock = v.object({
  key: v.string(),
  label: v.string(),
  title: v.string(),
  /** Of the axis of rates. */
  numberFormat: v.string(),
  /** Rows that hold a unit. */
  units: v.number(),
  /** Ends of the axes. */
  cases: AxisRange,
  rates: AxisRange,
  /** Names beside points: row of the unit, its verdict, on which side. */
  labels: v.array(
    v.object({
      row: v.number(),
      mark: v.picklist(["within", "watch", "concern", "improvement", "differs", "notJudged"]),
      text: v.string(),
      side: v.picklist(["Left", "Right", "Top", "Bottom"]),
    }),
  ),
  fingerprint: v.string(),
});
const PathwayBlock = v.object({
  key: v.string(),
  label: v.string(),
  title: v.string(),
  /** Of the bars' labels. */
  numberFormat: v.string(),
  /** End of the axis. */
  maximum: v.number(),
  /** Names of the two series: their windows. */
  baselineName: v.string(),
  nowName: v.string(),
  /** Rows whose conversion fell by more than chance. */
  dropped: v.array(v.number()),
  filled: v.number(),
  fingerprint: v.string(),
});

/**
 * What the add-in remembers in the workbook, as JSON text in a very hidden table: identity and memory, never a
 * secret. Settings of the Office kind are bound to one add-in id and to one person's session; a table is neither.
 */
const StateSchema = v.object({
  /** Local time of the last complete refresh as text; null before the first. */
  refreshedAt: v.fallback(v.nullable(v.string()), null),
  /** The last refresh: when, by whom as far as she has said, and from which window. */
  lastRefresh: v.fallback(
    v.nullable(v.object({ at: v.string(), by: v.string(), session: v.string() })),
    null,
  ),
  /** The flags of the last refresh: id → the period in which each was first raised. */
  flags: v.fallback(v.record(v.string(), v.string()), {}),
  /** Which series each chart of the Trends sheet shows, by the chart's name. */
  charts: v.fallback(v.record(v.string(), ChartAssignment), {}),
  /** True where the charts have a series for neutral special causes. */
  withNeutral: v.fallback(v.boolean(), false),
  /** Lines above each table as they were written last, by sheet key. */
  headings: v.fallback(v.record(v.string(), v.pipe(v.array(v.string()), v.readonly())), {}),
  /** The meeting whose agenda stands on the Agenda sheet. */
  agendaMeeting: v.fallback(v.nullable(v.string()), null),
  /** The series in the order of their blocks on the Trend data sheet. */
  trendBlocks: v.fallback(v.array(SeriesBlock), []),
  /** The comparisons in the order of their blocks on the Comparison data sheet. */
  comparisonBlocks: v.fallback(v.array(FunnelBlock), []),
  /** The pathways in the order of their blocks on the Pathway data sheet. */
  pathwayBlocks: v.fallback(v.array(PathwayBlock), []),
  /** A range that is no contract table and how it is read; null where contract tables are used. */
  mappedRange: v.fallback(
    v.nullable(v.object({ sheet: v.string(), address: v.string(), mapping: v.unknown() })),
    null,
  ),
  /** How files of other layouts are read, each with its own version; what is not understood is kept as it is. */
  sources: v.fallback(v.pipe(v.array(v.unknown()), v.readonly()), []),
  settings: v.fallback(v.unknown(), null),
  /** What is hidden as a small count, in fingerprints; null: an older version did not know. */
  suppressed: v.fallback(v.nullable(v.array(v.string())), null),
  /** What stood on the sheets before the last refresh; null: it cannot be taken back. */
  undo: v.fallback(v.unknown(), null),
});

export type WorkbookState = v.InferOutput<typeof StateSchema>;
export type SeriesBlock = v.InferOutput<typeof SeriesBlock>;
export type FunnelBlock = v.InferOutput<typeof FunnelBlock>;
export type PathwayBlock = v.InferOutput<typeof PathwayBlock>;
export type ChartAssignment = v.InferOutput<typeof ChartAssignment>;

/** Cell of the state sheet that says so while a refresh writes: found filled, one was cut short. */
export const PROGRESS_MARK = { row: 0, column: 2, rows: 1, columns: 1 } as const;

/** A cell holds at most 32,767 characters; we stay well below. */
const PART_LENGTH = 30_000;

/** Reads the memory back; what an older or damaged table lacks takes its first value. */
export function readState(block: CellBlock | null): WorkbookState {
  const parts = new Map<string, string[]>();
  for (const [key, part, text] of block?.values.slice(1) ?? []) {
    const texts = parts.get(String(key)) ?? [];
    texts[Number(part)] = String(text);
    parts.set(String(key), texts);
  }
  return stateOf(Object.fromEntries([...parts].map(([key, texts]) => [key, parseJson(texts.join(""))])));
}

/** A memory of which some may be missing. */
export function stateOf(kept: Readonly<Record<string, unknown>>): WorkbookState {
  return v.parse(StateSchema, kept);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The memory as a table: key, part, text; a text too long for a cell continues in the next part. */
export function stateTable(state: WorkbookState): OutputTable {
  return {
    name: STATE_TABLE,
    sheet: "state",
    headerRow: 2,
    columns: [
      { header: "key", kind: "text", width: 14 },
      { header: "part", kind: "number", width: 6 },
      { header: "text", kind: "text", width: 80 },
    ],
    keyColumns: [0, 1],
    vanished: { column: 2, text: "" },
    rows: Object.entries(state).flatMap(([key, value]) => {
      const text = JSON.stringify(value ?? null);
      return Array.from({ length: Math.ceil(text.length / PART_LENGTH) }, (_, part) => ({
        cells: [key, part, text.slice(part * PART_LENGTH, (part + 1) * PART_LENGTH)],
      }));
    }),
  };
}
