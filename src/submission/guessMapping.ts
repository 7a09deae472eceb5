import type { CellBlock, RawCell } from "./block";
import { quoted } from "./cellText";
import type { Confidence } from "./guessColumns";
import { describeGuess } from "./describeGuess";
import { guessGroups } from "./guessGroups";
import { guessIndicators } from "./guessIndicators";
import { guessLegend } from "./guessLegend";
import { guessMark } from "./guessMarks";
import { guessPeriods } from "./guessPeriods";
import { guessProviderCode } from "./guessProviderCode";
import { guessSections } from "./guessSections";
import { guessSeriesNames } from "./guessSeriesNames";
import { type ShapeGuess, guessShape } from "./guessShape";
import { guessSpan } from "./guessSpan";
import { isBelowOthers, namedTotals, sumsOfNeighbours, sumsOfOthers } from "./guessTotals";
import { layoutSignature } from "./headerLabels";
import { type Layout, findLayout } from "./layout";
import type { Mapping } from "./mapping";
import { type MappingPart, type MappingQuestion, mappingQuestions } from "./mappingQuestions";
import { type RangeFacts, gatherFacts } from "./rangeFacts";
import { unitLines } from "./unitLines";

/** What was guessed for one part, how sure, and why, in a sentence to be shown. */
export interface PartGuess {
  readonly part: MappingPart;
  readonly confidence: Confidence;
  readonly sentence: string;
}

export type MappingGuess =
  | { readonly kind: "nothing"; readonly reason: string }
  | {
      readonly kind: "guess";
      readonly mapping: Mapping;
      readonly parts: readonly PartGuess[];
      readonly questions: readonly MappingQuestion[];
    };

/** Rows of a second column of dates that show how they are written. */
const ROWS_BESIDE = 500;
/** More labels than this are one by one no indicators but something else. */
const MOST_INDICATORS = 60;

/**
 * Guesses how a range of any layout is read, to be shown and corrected: where provider, indicator, period and figures
 * stand, which rows are totals, what the marks mean. What cannot be known (which way an indicator should move, how
 * 01/09/2026 is meant, what `-` stands for) is a question and never guessed.
 *
 * @returns "nothing" with its reason where the range holds no figures, as an empty template
 */
export function guessMapping(block: CellBlock, { date1904 }: { readonly date1904: boolean }): MappingGuess {
  const layout = findLayout(block, date1904);
  if (layout === null) {
    return {
      kind: "nothing",
      reason: `There is nothing to read on ${quoted(block.sheet)}: no row of it holds figures.`,
    };
  }
  const shape = guessShape(block, layout, date1904);
  if (shape.figures.figures.length === 0) {
    return {
      kind: "nothing",
      reason: `There is nothing to read on ${quoted(block.sheet)}: no column of it holds figures.`,
    };
  }
  const grouped = withNames(block, skeletonOf(block, layout, shape, date1904), shape, date1904);
  const first = gatherFacts(block, grouped, date1904);
  // Names that were put together of a row's and a column's hold our own separator.
  const areOwn = grouped.indicator === null || grouped.figures.every(({ indicator }) => indicator === null);
  const seriesNames = grouped.provider === null && areOwn ? guessSeriesNames(first.indicators) : null;
  const skeleton: Mapping = seriesNames === null ? grouped : { ...grouped, seriesNames };
  const besides = shape.otherPeriods.flatMap((column) => cellsOf(block, layout, column));
  const { period } = skeleton;
  const years = period?.from === "yearAndMonth" ? cellsOf(block, layout, period.yearColumn) : [];
  const periods = guessPeriods(first.periods, date1904, besides, years);
  const span = guessSpan(block, skeleton, shape.otherPeriods, date1904, periods.dateOrder);
  const isOdd = span !== null && span.cadence === null;
  const dated: Mapping = {
    ...skeleton,
    period: isOdd ? { from: "column", column: span.endColumn, fillDown: false } : period,
    cadence: span === null ? periods.cadence : (span.cadence ?? "monthly"),
    ...(periods.daily && span === null && { daily: true }),
    dateOrder: periods.dateOrder,
    // Two-year names are mostly British (April); years named by their end are mostly those of US states (July).
    fiscalYearStart:
      periods.fiscalYearStart ?? (periods.fiscal === "twoYears" ? 4 : periods.fiscal === "endYear" ? 7 : 1),
  };
  const facts = gatherFacts(block, dated, date1904);
  const mapping = withUnitLines(block, filledIn(dated, shape, facts, [...layout.titles, ...layout.notes]));
  const eitherLabel =
    shape.provider.confidence === "unsure" && mapping.indicator?.from === "text" && mapping.provider !== null;
  const unclearFigures = shape.figures.confidence === "unsure" ? shape.candidates : [];
  return {
    kind: "guess",
    mapping,
    parts: describeGuess(block, layout, shape, mapping, periods),
    questions: mappingQuestions(
      mapping,
      { ...periods, span: isOdd ? span : null },
      facts.providers,
      unclearFigures,
      eitherLabel,
    ),
  };
}

/** With what tells figures apart that provider, indicator and period do not: codes, sections, further columns. */
function withNames(block: CellBlock, unnamed: Mapping, shape: ShapeGuess, date1904: boolean): Mapping {
  const providerCode = guessProviderCode(block, unnamed, shape.labels);
  const bare: Mapping = providerCode === null ? unnamed : { ...unnamed, providerCode };
  const sections = guessSections(block, bare, date1904);
  const divided: Mapping = sections === null ? bare : { ...bare, sections };
  const groups = guessGroups(block, divided, shape.labels, date1904);
  return groups.length > 0 ? { ...divided, groups } : divided;
}

function cellsOf(block: CellBlock, { headerRows }: Layout, column: number): readonly RawCell[] {
  const first = headerRows.first + headerRows.count;
  return block.values.slice(first, first + ROWS_BESIDE).map((cells) => cells[column] ?? "");
}

function skeletonOf(block: CellBlock, layout: Layout, shape: ShapeGuess, date1904: boolean): Mapping {
  return {
    version: 1,
    signature: layoutSignature(block, layout.headerRows, date1904),
    headerRows: layout.headerRows,
    provider: shape.provider.source,
    indicator: shape.indicator.source,
    period: shape.period.source,
    cadence: null,
    dateOrder: null,
    fiscalYearStart: 1,
    year: null,
    textNumbers: null,
    roleRows: shape.roleRows,
    ...(shape.level && { level: shape.level }),
    ...(shape.joined && { joined: shape.joined }),
    ...(shape.flags !== null && { flags: shape.flags }),
    figures: shape.figures.figures,
    excluded: [],
    marks: {},
    indicators: [],
  };
}

/** The mapping with what the content says: totals, marks, numbers kept as text, indicators. */
function filledIn(mapping: Mapping, shape: ShapeGuess, facts: RangeFacts, texts: readonly string[]): Mapping {
  const legend = guessLegend(texts, facts.marks.keys());
  const totals = namedTotals(
    facts.providers,
    mapping.sections !== undefined && mapping.provider?.from === "column",
  ).filter((label, _, all) => !isBelowOthers(label, all, facts.byProvider));
  const rest = new Map([...facts.byProvider].filter(([label]) => !totals.includes(label)));
  const found = [...new Set([...totals, ...sumsOfOthers(rest), ...sumsOfNeighbours(rest)])];
  // Where every label seems to be a total, none is: a column that says "All" names something else.
  const excluded = found.length < facts.providers.length ? found : [];
  const { count, comma, point, grouped, dotted } = facts.textNumbers;
  // Text files keep 325 as a number and 3,025 as text: where all texts have groups of three, they are thousands.
  const mostlyText = count * 2 > facts.figures || (count > 0 && (grouped === count || dotted === count));
  const hasDecimalComma = grouped === 0 && point === 0 ? comma + dotted > 0 : comma > point && grouped === 0;
  const named = mapping.figures.flatMap(({ indicator }) => (indicator === null ? [] : [indicator]));
  // What the rows say is part of the names wherever they say anything.
  const isNamedByColumns =
    named.length > 0 && mapping.indicator === null && !mapping.groups && !mapping.seriesNames;
  const labels = isNamedByColumns ? named : facts.indicators;
  // A column that names an indicator says of no other whether it is a percentage.
  const shared = mapping.figures.filter(({ indicator }) => indicator === null || named.length === 1);
  const columns = new Set(shared.map(({ column }) => column));
  const headers = shape.candidates
    .filter(({ column }) => columns.has(column))
    .map(({ label }) => label)
    .concat(shape.labels.flatMap(({ distinct }) => (distinct.size === 1 ? [...distinct] : [])))
    .join(" ");
  const filled: Mapping = {
    ...mapping,
    excluded,
    textNumbers: mostlyText ? (hasDecimalComma ? "," : ".") : null,
    marks: Object.fromEntries(
      [...facts.marks].map(([mark, onFigures]) => [mark, legend.get(mark) ?? guessMark(mark, onFigures)]),
    ),
  };
  return { ...filled, indicators: guessIndicators(filled, labels.slice(0, MOST_INDICATORS), facts, headers) };
}

/** With the words of the range that say that its figures are thousands or more; nobody has said yet what for. */
function withUnitLines(block: CellBlock, mapping: Mapping): Mapping {
  const lines = unitLines(block, mapping);
  if (lines.length === 0) return mapping;
  return { ...mapping, multiplied: lines.map(({ words, everywhere }) => ({ words, everywhere, by: null })) };
}
