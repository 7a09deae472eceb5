import { answerQuestion } from "../answerQuestion";
import type { FigureColumn, Mapping } from "../mapping";
import type { MappingQuestion } from "../mappingQuestions";
import type { TableReading } from "../proposeReading";
import { quoted } from "../cellText";
import { layoutSignature } from "../headerLabels";
import { contentChanges } from "./contentChanges";
import { fitTable, type LayoutChange } from "./fitTable";
import type { FileFacts, SourceTable } from "./source";
import type { TableProposal } from "./sourceProposal";
import { restated } from "./statedTexts";

/** Questions of a new table that are asked by themselves; scales, marks and names have fields of their own. */
const ASKED = new Set([
  "labels",
  "figures",
  "dateOrder",
  "year",
  "fiscalYearStart",
  "exclude",
  "span",
  "daily",
  "seriesNames",
  "thousands",
  "providerName",
]);
const YES = [{ value: "yes", label: "Yes" }];

/** A table that nothing is known of: read as it is guessed, with everything asked that a guess cannot say. */
export function newTable(table: TableReading, isRead: boolean): TableProposal {
  const questions = table.questions
    .filter(({ id }) => ASKED.has(id.split(":")[0] ?? ""))
    .map(({ id, part, text, options }): MappingQuestion => ({
      id,
      part: part === "duplicates" ? "figures" : part,
      text,
      options: options.length > 0 ? options : YES,
    }));
  return withPoints({
    table,
    known: null,
    isRead,
    mapping: table.mapping,
    changes: [],
    changeAnswers: {},
    questions,
    answers: {},
    leftOutAtFirst: table.mapping.excluded,
    points: [],
  });
}

/** A table that looks like a remembered one: read as that was, with everything asked that is not as it was. */
export function knownTable(
  table: TableReading,
  known: SourceTable,
  file: FileFacts,
  changeAnswers: TableProposal["changeAnswers"] = {},
  answers: TableProposal["answers"] = {},
): TableProposal {
  const shared = { table, known, changeAnswers, answers };
  if (known.mapping === null) {
    const leftAlone = { isRead: false, mapping: table.mapping, changes: [], questions: [], points: [] };
    return { ...shared, ...leftAlone, leftOutAtFirst: table.mapping.excluded };
  }
  const { block } = table;
  const mapped = { ...known, mapping: known.mapping };
  const fit = fitTable(mapped, block, table.mapping, file.date1904, changeAnswers);
  const isAnother = fit.changes.some(({ id }) => id === "shape");
  const said = isAnother
    ? { mapping: fit.mapping, changes: [] }
    : restated(known, fit.mapping, block, table.mapping, file);
  const content = contentChanges(block, said.mapping, table.mapping, file.date1904, changeAnswers);
  const questions = isAnother
    ? newTable(table, true).questions
    : table.asked.filter(({ id }) => id === "year" && said.mapping.year === null);
  const mapping = questions.reduce(
    (now, question) => answerQuestion(now, question, answers[question.id] ?? ""),
    content.mapping,
  );
  const changes = [...fit.changes, ...said.changes, ...content.changes];
  return withPoints({
    ...shared,
    isRead: true,
    mapping,
    changes,
    questions,
    leftOutAtFirst: mapping.excluded,
    points: [],
  });
}

/** The table with what is still to be said about it. */
export function withPoints(table: TableProposal): TableProposal {
  const { changes, changeAnswers, questions, answers, mapping } = table;
  const isOpen = ({ id, options }: LayoutChange) => options.length > 0 && !(id in changeAnswers);
  if (!table.isRead) return { ...table, points: changes.filter(isOpen).map(({ text }) => text) };
  const points = [
    ...changes.filter(isOpen).map(({ text }) => text),
    ...questions.filter(({ id }) => !(id in answers)).map(({ text }) => text),
    ...(answers.thousands === "yes" ? [IN_THOUSANDS] : []),
    ...mappingPoints(mapping),
  ];
  return { ...table, points: [...new Set(points)] };
}

const IN_THOUSANDS =
  "The figures would have to be multiplied, and no figure is changed on the way in. Leave the table out, or ask for full figures.";

/** The mapping that a person corrected, for the layout that stands there now. */
export function withMapping(table: TableProposal, mapping: Mapping, date1904: boolean): TableProposal {
  const signature = layoutSignature(table.table.block, mapping.headerRows, date1904);
  return withPoints({ ...table, mapping: { ...mapping, signature } });
}

/** What a mapping must say before its figures can be read. */
function mappingPoints(mapping: Mapping): string[] {
  const { provider, indicator, period, figures, marks, indicators, seriesNames } = mapping;
  const points: string[] = [];
  if (!provider && !seriesNames)
    points.push("Which column names the provider? Or type one name for all rows.");
  if (!indicator && figures.every((figure) => figure.indicator === null))
    points.push("Which column names the indicator? Or type one name for all rows.");
  if (!period) points.push("Which column holds the period? Or type one period for all rows.");
  if (period?.from === "yearAndMonth" && Math.min(period.yearColumn, period.monthColumn) < 0)
    points.push("Year and month stand in two columns: name the other one too.");
  if (figures.length === 0) points.push("Which columns hold the figures?");
  if (!mapping.roleRows) points.push(...figures.flatMap((figure) => halfPoint(figure, figures)));
  for (const { label, unit, percentScale } of indicators) {
    const own = figures.filter((figure) => figure.indicator === null || figure.indicator === label);
    if (unit === "percent" && percentScale === null && own.some(({ role }) => role === "value"))
      points.push(`Is a percentage of "${quoted(label)}" written as 38.7 or as 0.387?`);
  }
  for (const [mark, meaning] of Object.entries(marks))
    if (meaning === null) points.push(`What does "${quoted(mark)}" stand for?`);
  return points;
}

/** A count whose other half has no column. */
function halfPoint({ role, indicator }: FigureColumn, figures: Mapping["figures"]): string[] {
  const has = (wanted: FigureColumn["role"]) =>
    figures.some((other) => other.role === wanted && other.indicator === indicator);
  const name = indicator === null ? "The figure" : `"${quoted(indicator)}"`;
  if (role === "numerator" && !has("denominator"))
    return [`${name} is a count out of something: out of which column?`];
  if (role === "denominator" && !has("numerator"))
    return [`${name} is what a count is out of: which column holds the count?`];
  return [];
}
