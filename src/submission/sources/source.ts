import * as v from "valibot";
import { type Mapping, readMapping } from "../mapping";

/** A column as its header names it, counted from the table's corner; without the period that it may be for. */
export interface SourceColumn {
  readonly column: number;
  readonly label: string;
}

/** What must be known of a file to read its cells and its sheets' names. */
export interface FileFacts {
  readonly date1904: boolean;
  /** Its only sheet is called after the file. */
  readonly isTextFile: boolean;
}

/** What the file itself said, once for all rows of a table; a person's own words are not among it. */
export interface StatedTexts {
  readonly provider: string | null;
  readonly indicator: string | null;
  readonly period: string | null;
}

/** A table of a source as it was when a person confirmed how it is read. */
export interface SourceTable {
  /** Name of the sheet without the period in it; "" for a text file, whose only sheet is called after the file. */
  readonly sheet: string;
  /** All columns with a header; where the periods stand across, the first of each kind. */
  readonly columns: readonly SourceColumn[];
  readonly stated: StatedTexts;
  /** Null: the table is not read. */
  readonly mapping: Mapping | null;
}

/** Ids of the contract by the label in the file, spelled as there; null: rows of this label are left out. */
export interface SourceNames {
  readonly providers: Readonly<Record<string, string | null>>;
  readonly indicators: Readonly<Record<string, string | null>>;
}

/**
 * How the files of one sender are read, confirmed by a person and kept in the workbook. A file belongs to a source by
 * what its tables look like, never by its name.
 */
export interface Source {
  readonly version: 1;
  readonly id: string;
  /** For people: the file that it was confirmed with. */
  readonly name: string;
  /** ISO date. */
  readonly confirmedOn: string;
  readonly tables: readonly SourceTable[];
  readonly names: SourceNames;
}

const text = v.nullable(v.string());
const ids = v.record(v.string(), text);
const schema = v.object({
  version: v.literal(1),
  id: v.string(),
  name: v.string(),
  confirmedOn: v.string(),
  tables: v.array(
    v.object({
      sheet: v.string(),
      columns: v.array(
        v.object({ column: v.pipe(v.number(), v.integer(), v.minValue(0)), label: v.string() }),
      ),
      stated: v.object({ provider: text, indicator: text, period: text }),
      mapping: v.unknown(),
    }),
  ),
  names: v.object({ providers: ids, indicators: ids }),
});

/** A source as it was kept; null where it is of another version, or was changed by hand into something else. */
export function readSource(kept: unknown): Source | null {
  const parsed = v.safeParse(schema, kept);
  if (!parsed.success) return null;
  const tables = parsed.output.tables.map((table) => ({
    ...table,
    mapping: table.mapping === null ? null : readMapping(table.mapping),
  }));
  const isWhole = parsed.output.tables.every(({ mapping }, i) => mapping === null || tables[i]?.mapping);
  return isWhole ? { ...parsed.output, tables } : null;
}

/** What is kept once a source was confirmed: it takes the place of the one with its id, all others stay as they are. */
export function withSource(kept: readonly unknown[], source: Source): readonly unknown[] {
  const isKnown = kept.some((each) => readSource(each)?.id === source.id);
  return isKnown
    ? kept.map((each) => (readSource(each)?.id === source.id ? source : each))
    : [...kept, source];
}
