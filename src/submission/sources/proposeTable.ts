import { answerQuestion } from "../answerQuestion";
import type { FigureColumn, Mapping } from "../mapping";
import { DAYS, multiplierQuestion } from "../mappingQuestions";
import { choicesOf } from "../questionKinds";
import type { TableReading } from "../proposeReading";
import { quoted } from "../cellText";
import { layoutSignature } from "../headerLabels";
import { contentChanges } from "./contentChanges";
import { fitTable, type LayoutChange } from "./fitTable";
import type { FileFacts, SourceTable } from "./source";
import type { TableProposal } from "./sourceProposal";
import { restated } from "./statedTexts";

/** A table that nothing is known of: read as it is guessed, with everything asked that a guess cannot say. */
export function newTable(table: TableReading, isRead: boolean): TableProposal {
  const questions = choicesOf(table.questions);
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
  const multiplied = isAnother ? [] : (content.mapping.multiplied ?? []).filter(({ by }) => by !== null);
  const questions = isAnother
    ? newTable(table, true).questions
    : [
        ...table.asked.filter(({ id }) => id === "year" && said.mapping.year === null),
        ...multiplied.map(multiplierQuestion),
      ];
  const remembered = multiplied.map(
    (each) => [multiplierQuestion(each).id, each.by === 1 ? "no" : "yes"] as const,
  );
  const allAnswers = { ...Object.fromEntries<string>(remembered), ...answers };
  const mapping = questions.reduce(
    (now, question) => answerQuestion(now, question, allAnswers[question.id] ?? ""),
    content.mapping,
  );
  const changes = [...fit.changes, ...said.changes, ...content.changes];
  return withPoints({
    ...shared,
    answers: allAnswers,
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
    ...mappingPoints(mapping),
  ];
  return { ...table, points: [...new Set(points)] };
}

/** The mapping that a person corrected, for the layout that stands there now. */
export function withMapping(table: TableProposal, mapping: Mapping, date1904: boolean): TableProposal {
  const signature = layoutSignature(table.table.block, mapping.headerRows, date1904);
  return withPoints({ ...table, mapping: { ...mapping, signature } });
}

/** What a mapping must say before its figures can be read. */
function mappingPoints(mapping: Mapping): string[] {
  const { provider, indicator, period, figures, marks, indicators, seriesNames } = mapping;
  const points: string[] = mapping.daily ? [DAYS] : [];
  for (const each of mapping.multiplied ?? [])
    if (each.by === null) points.push(multiplierQuestion(each).text);
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
