import { type MappedIndicator, type Mapping, readMapping } from "./mapping";
import type { MappingQuestion } from "./mappingQuestions";
import { type QuestionKind, questionKind, questionName } from "./questionKinds";
import { multiplierOf } from "./unitLines";

/** A rate of another kind: 12.5 per 1,000, say. */
const NO_PERCENTAGE = { unit: "rate", percentScale: null } as const;

/**
 * The mapping with a question answered. An answer that is none of the question's options leaves it as it was.
 *
 * @example answerQuestion(mapping, { id: "mark:*", … }, "suppressed").marks["*"] // "suppressed"
 */
export function answerQuestion(mapping: Mapping, question: MappingQuestion, value: string): Mapping {
  if (!question.options.some((option) => option.value === value)) return mapping;
  const [kind, name] = [questionKind(question.id), questionName(question.id)];
  return readMapping(answered(mapping, kind, name, value)) ?? mapping;
}

/** Checked as a whole by the caller, so that a value of a wrong kind cannot enter the mapping. */
function answered(mapping: Mapping, kind: QuestionKind, name: string, value: string): object {
  switch (kind) {
    case "labels":
      return withLabelsAs(mapping, value);
    case "providers":
      return withProviders(mapping, Number(name), value === "yes");
    case "decimalMark":
      return { ...mapping, textNumbers: value };
    case "thousands":
      return withMultiplier(mapping, name, value === "yes" ? multiplierOf(name) : 1);
    case "figures":
      return withFigures(mapping, value);
    case "dateOrder":
      return { ...mapping, dateOrder: value };
    case "year":
      return { ...mapping, year: Number(value) };
    case "seriesNames":
      return mapping.seriesNames
        ? { ...mapping, seriesNames: { ...mapping.seriesNames, provider: value } }
        : mapping;
    case "fiscalYearStart":
      return { ...mapping, fiscalYearStart: Number(value) };
    case "exclude":
      return value === "no" ? { ...mapping, excluded: [...mapping.excluded, name] } : mapping;
    case "mark":
      return { ...mapping, marks: { ...mapping.marks, [name]: value } };
    case "direction":
      return withIndicator(mapping, name, { direction: value });
    case "scale":
      return withIndicator(mapping, name, value === "none" ? NO_PERCENTAGE : { percentScale: value });
    default:
      // What is only confirmed, and what the form has fields for.
      return mapping;
  }
}

function withIndicator(
  mapping: Mapping,
  label: string,
  change: Record<keyof MappedIndicator, unknown> | object,
): object {
  return {
    ...mapping,
    indicators: mapping.indicators.map((each) => (each.label === label ? { ...each, ...change } : each)),
  };
}

/** Where the labels name indicators, the provider is the same for all rows, and still to be named. */
function withLabelsAs(mapping: Mapping, value: string): Mapping {
  const { provider, indicator } = mapping;
  const isAsSaid = (value === "indicator" ? indicator : provider)?.from !== "text";
  return isAsSaid ? mapping : { ...mapping, provider: indicator, indicator: provider };
}

/** Labels that name no providers leave open whose figures these are. */
function withProviders(mapping: Mapping, column: number, areProviders: boolean): Mapping {
  if (!areProviders) return { ...mapping, provider: null };
  return mapping.provider === null
    ? { ...mapping, provider: { from: "column", column, fillDown: false } }
    : mapping;
}

function withMultiplier(mapping: Mapping, words: string, by: number): Mapping {
  const multiplied = (mapping.multiplied ?? []).map((each) =>
    each.words === words ? { ...each, by } : each,
  );
  return { ...mapping, multiplied };
}

function withFigures(mapping: Mapping, value: string): Mapping {
  const [part, whole] = value.split("/").map(Number);
  if (part === undefined || whole === undefined) return mapping;
  const name = mapping.figures.find((figure) => figure.column === part)?.indicator ?? null;
  const known = mapping.indicators.find((each) => each.label === name);
  const indicator: MappedIndicator = {
    label: name ?? "",
    direction: known?.direction ?? null,
    unit: "percent",
    aggregation: "ratio_of_sums",
    percentScale: null,
    target: known?.target ?? null,
  };
  return {
    ...mapping,
    indicator: mapping.indicator ?? { from: "text", text: indicator.label },
    figures: [
      { column: part, role: "numerator", indicator: null },
      { column: whole, role: "denominator", indicator: null },
    ],
    indicators: mapping.indicator === null ? [indicator] : mapping.indicators,
  };
}
