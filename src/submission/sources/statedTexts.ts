import { addressIn } from "../address";
import type { CellBlock } from "../block";
import { quoted } from "../cellText";
import type { LabelSource, Mapping, PeriodSource } from "../mapping";
import type { LayoutChange } from "./fitTable";
import type { FileFacts, SourceTable, StatedTexts } from "./source";
import { withoutPeriod } from "./sourceColumns";

/** What a table says by itself of all its rows, as it was guessed. */
export function statedTexts({ provider, indicator, period }: Mapping): StatedTexts {
  return { provider: textOf(provider), indicator: textOf(indicator), period: textOf(period) };
}

/**
 * The mapping with what holds for this table only. A period that a title gives is read from this table's title; one
 * that was typed, and the year of months without one, is asked for each file. A provider that was typed stays.
 */
export function restated(
  known: SourceTable,
  mapping: Mapping,
  block: CellBlock,
  guess: Mapping,
  file: FileFacts,
): { readonly mapping: Mapping; readonly changes: readonly LayoutChange[] } {
  const said = statedTexts(guess);
  const cell = addressIn(block, Math.max(0, mapping.headerRows.first - 1), 0);
  const changes: LayoutChange[] = [];
  const open = (id: string, text: string) => void changes.push({ id, cell, text, options: [] });
  let now = mapping;

  if (mapping.period?.from === "text") {
    const isStated = known.stated.period === mapping.period.text && said.period !== null;
    now = { ...now, period: isStated ? { from: "text", text: said.period ?? "" } : null };
    if (!isStated) open("period", "Which period are these figures for? The file does not say.");
  }
  if ((mapping.year ?? null) !== null) {
    now = { ...now, year: null };
    open("year", `The months have no year. Which year are they in? Last time it was ${mapping.year}.`);
  }
  if (mapping.provider?.from === "text") {
    const wasStated = known.stated.provider === mapping.provider.text;
    if (wasStated) {
      now = { ...now, provider: said.provider === null ? null : { from: "text", text: said.provider } };
      if (said.provider === null)
        open("provider", "Which provider are these figures from? The file does not say.");
    } else if (said.provider !== null && said.provider !== known.stated.provider) {
      now = { ...now, provider: null };
      const text = `The file says "${quoted(said.provider)}" now. Which provider are these figures from?`;
      open("provider", text);
    }
  }
  const title = mapping.indicator?.from === "text" ? mapping.indicator.text : null;
  // A header that names the indicator is found with its column.
  const isHeader = known.columns.some(({ label }) => label === title);
  if (title !== null && !isHeader && known.stated.indicator === title)
    now = withIndicatorTitle(now, title, said.indicator, block, file);
  return { mapping: now, changes };
}

/** A title that differs in its month only names the same indicator; another one is another indicator, and asked. */
function withIndicatorTitle(
  mapping: Mapping,
  before: string,
  now: string | null,
  block: CellBlock,
  { date1904, isTextFile }: FileFacts,
): Mapping {
  const same = (text: string) => withoutPeriod(text, date1904).toLowerCase();
  if (now === null || same(now) === same(before) || (isTextFile && now === block.sheet)) return mapping;
  return {
    ...mapping,
    indicator: { from: "text", text: now },
    indicators: mapping.indicators.map((each) => (each.label === before ? { ...each, label: now } : each)),
  };
}

function textOf(source: LabelSource | PeriodSource | null): string | null {
  return source?.from === "text" ? source.text : null;
}
