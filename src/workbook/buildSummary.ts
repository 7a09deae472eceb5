import type { Finding, Flag } from "../analysis/finding";
import { periodLabel } from "../analysis/periodCalendar";
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

/** One row for each provider × indicator at its latest period. */
export function buildSummary(findings: readonly Finding[], flags: readonly Flag[]): OutputTable {
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
    keyColumns: [14],
    vanished: { column: 12, text: "no longer reported" },
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
      { header: "Recent values", kind: "text", width: 15 },
      { header: "Flag", kind: "sentence", width: 44, wrap: true },
      { header: "Please note", kind: "sentence", width: 36, wrap: true },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: findings.map((finding) => {
      const { provider, indicator, points, latest } = finding;
      const key = seriesKey(provider.id, indicator.id);
      const format = numberFormatOf(indicator);
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
          recentValues(finding),
          [...(flagWords.get(key) ?? [])].join("; ") || null,
          statesInWords(finding.states) || null,
          key,
        ],
        formats: { 3: format, 6: format, 7: format },
      };
    }),
  };
}
