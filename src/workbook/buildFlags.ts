import type { Finding, Flag } from "../analysis/finding";
import { periodFromKey, periodLabel } from "../analysis/periodCalendar";
import { absoluteCells } from "./cellReferences";
import { FLAGS_TABLE } from "./outputs";
import type { OutputTable } from "./outputTable";
import { seriesKey } from "./words";

const TONE_WORDS: Readonly<Record<Flag["tone"], string>> = {
  concern: "▼ Concern",
  improvement: "▲ Improvement",
  watch: "◇ Watch",
  data: "… Data",
};

/** One row for each flag with its evidence; cleared flags stay and say so. `firstRaised`: flag id → period. */
export function buildFlags(
  findings: readonly Finding[],
  flags: readonly Flag[],
  firstRaised: Readonly<Record<string, string>>,
): OutputTable {
  const names = new Map(findings.map((f) => [seriesKey(f.provider.id, f.indicator.id), f]));
  return {
    name: FLAGS_TABLE,
    sheet: "flags",
    headerRow: 3,
    keyColumns: [11],
    vanished: { column: 1, text: "cleared" },
    columns: [
      { header: "Rank", kind: "number", width: 9, numberFormat: "0", align: "Center" },
      { header: "Status", kind: "text", width: 10 },
      { header: "Since", kind: "text", width: 10 },
      { header: "Kind", kind: "text", width: 15, signs: true },
      { header: "Provider", kind: "text", width: 24, wrap: true },
      { header: "Indicator", kind: "text", width: 30, wrap: true },
      { header: "What we see", kind: "sentence", width: 60, wrap: true },
      { header: "Rule", kind: "sentence", width: 24, wrap: true },
      { header: "Periods", kind: "text", width: 20, wrap: true },
      { header: "What would change our minds", kind: "sentence", width: 46, wrap: true },
      { header: "Cells used", kind: "sentence", width: 24, wrap: true },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: withoutRepeats(flags).map((flag, i) => {
      const finding = names.get(seriesKey(flag.providerId, flag.indicatorId));
      return {
        cells: [
          i + 1,
          "open",
          firstRaised[flag.id] ?? null,
          TONE_WORDS[flag.tone],
          finding?.provider.name ?? flag.providerId,
          finding?.indicator.name ?? flag.indicatorId,
          flag.sentence,
          flag.rule,
          periodsInWords(flag.periods),
          flag.wouldChangeOurMinds || null,
          absoluteCells(flag.cells) || null,
          flag.id,
        ],
      };
    }),
  };
}

/** A point can be an improvement and an outlier at once: what is said of a series in the same words stands once. */
function withoutRepeats(flags: readonly Flag[]): Flag[] {
  const said = new Set<string>();
  return flags.filter(({ providerId, indicatorId, sentence }) => {
    const words = JSON.stringify([providerId, indicatorId, sentence]);
    return !said.has(words) && said.add(words);
  });
}

/** "Sep 2026" or "Feb 2026 – Sep 2026". */
function periodsInWords(keys: readonly string[]): string {
  const labels = [keys[0], keys.at(-1)].map((key) => {
    const period = key === undefined ? null : periodFromKey(key);
    return period ? periodLabel(period) : (key ?? "");
  });
  return labels[0] === labels[1] ? labels[0]! : `${labels[0]} – ${labels[1]}`;
}
