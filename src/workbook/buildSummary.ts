import type { Finding, Flag } from "../analysis/finding";
import { type Outlook, outlook, shareOf100 } from "../analysis/outlook";
import type { Cadence } from "../analysis/period";
import { periodLabel } from "../analysis/periodCalendar";
import type { RolledUpPoint } from "../analysis/periodRollUp";
import { countPeriods } from "../analysis/wording";
import { SUMMARY_TABLE } from "./outputs";
import type { OutputTable } from "./outputTable";
import {
  ASSURANCE_WORDS,
  numberFormatOf,
  recentValues,
  seriesKey,
  statesInWords,
  VARIATION_WORDS,
} from "./words";

/** What a row says beside the finding. */
export interface SummaryContext {
  /** By `provider|indicator`; where it is partial, that is said. */
  readonly yearToDate: ReadonlyMap<string, RolledUpPoint>;
  /** Small-cell threshold of the contract. */
  readonly threshold: number;
}

/** One row for each provider × indicator at its latest period. */
export function buildSummary(
  findings: readonly Finding[],
  flags: readonly Flag[],
  { yearToDate, threshold }: SummaryContext,
): OutputTable {
  // Flags of two kinds may rest on one rule: it stands once.
  const flagWords = new Map<string, Set<string>>();
  for (const flag of flags) {
    const key = seriesKey(flag.providerId, flag.indicatorId);
    flagWords.set(key, (flagWords.get(key) ?? new Set()).add(flag.rule));
  }
  return {
    name: SUMMARY_TABLE,
    sheet: "summary",
    headerRow: 3,
    keyColumns: [16],
    vanished: { column: 14, text: "no longer reported" },
    columns: [
      { header: "Provider", kind: "text", width: 26, wrap: true },
      { header: "Indicator", kind: "text", width: 36, wrap: true },
      { header: "Latest period", kind: "text", width: 12 },
      { header: "Value", kind: "number", width: 10 },
      { header: "Numerator", kind: "number", width: 13, numberFormat: "#,##0" },
      { header: "Denominator", kind: "number", width: 15, numberFormat: "#,##0" },
      { header: "Target", kind: "number", width: 10 },
      { header: "Gap", kind: "number", width: 10 },
      { header: "Short of target", kind: "number", width: 11, numberFormat: "#,##0" },
      { header: "Variation", kind: "text", width: 18, signs: true },
      { header: "Assurance", kind: "text", width: 22, signs: true },
      { header: "Year to date", kind: "number", width: 11 },
      { header: "Outlook", kind: "text", width: 22 },
      { header: "Recent values", kind: "text", width: 15 },
      { header: "Flag", kind: "sentence", width: 44, wrap: true },
      { header: "Please note", kind: "sentence", width: 36, wrap: true },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: findings.map((finding) => {
      const { provider, indicator, points, latest } = finding;
      const key = seriesKey(provider.id, indicator.id);
      const format = numberFormatOf(indicator);
      const wholeYear = yearToDate.get(key);
      return {
        cells: [
          provider.name,
          indicator.name,
          latest >= 0 ? periodLabel(points[latest]!.period) : null,
          finding.value,
          finding.numerator,
          finding.denominator,
          finding.target,
          finding.gap,
          finding.short,
          finding.variation && VARIATION_WORDS[finding.variation],
          finding.assurance && ASSURANCE_WORDS[finding.assurance],
          wholeYear?.value ?? null,
          outlookWords(outlook(finding, threshold), indicator.cadence),
          recentValues(finding),
          [...(flagWords.get(key) ?? [])].join("; ") || null,
          [statesInWords(finding.states), partialYear(wholeYear, indicator.cadence)]
            .filter(Boolean)
            .join("; ") || null,
          key,
        ],
        formats: { 3: format, 6: format, 7: format, 11: format },
      };
    }),
  };
}

/** Of 100 periods, how many would meet the target if nothing changed: "about 48 of 100 months". */
function outlookWords(found: Outlook, cadence: Cadence): string | null {
  return found.kind === "share" ? `${shareOf100(found.share)} of ${countPeriods(100, cadence)}` : null;
}

function partialYear(year: RolledUpPoint | undefined, cadence: Cadence): string {
  if (!year || year.known === year.expected || year.value === null) return "";
  return `year to date from ${year.known} of ${countPeriods(year.expected, cadence)}`;
}
