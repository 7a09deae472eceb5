import { quoted } from "./cellText";
import { type FigureCandidate, roleOfHeader } from "./guessFigures";
import { isStatusWord } from "./guessMarks";
import type { PeriodsGuess } from "./guessPeriods";
import type { SpanGuess } from "./guessSpan";
import type { QuestionId } from "./questionKinds";
import { isPseudoProvider } from "./guessTotals";
import type { Mapping, MarkMeaning, Multiplier } from "./mapping";
import { inWords, multiplierOf } from "./unitLines";

export type MappingPart =
  "header" | "provider" | "indicator" | "period" | "figures" | "totals" | "marks" | "direction" | "scale";

/** Something only a person can say; `answerQuestion` puts the chosen value into the mapping. */
export interface MappingQuestion {
  readonly id: QuestionId;
  readonly part: MappingPart;
  readonly text: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const MONTHS = ["January", "April", "July", "September", "October"] as const;
const MONTH_NUMBERS: Readonly<Record<(typeof MONTHS)[number], string>> = {
  January: "1",
  April: "4",
  July: "7",
  September: "9",
  October: "10",
};

const MARK_WORDS: Readonly<Record<MarkMeaning, string>> = {
  suppressed: "Suppressed: a small count",
  missing: "Not reported",
  notApplicable: "Does not apply",
  notCollected: "Not collected yet",
  zero: "Zero",
  footnote: "A footnote; the figure counts",
};

/** What must be asked before the figures of a range can be relied on, in the order in which it matters. */
export function mappingQuestions(
  mapping: Mapping,
  periods: PeriodsGuess & { readonly span: SpanGuess | null },
  providers: readonly string[],
  unclearFigures: readonly FigureCandidate[],
  labelsCouldBeEither: boolean,
): readonly MappingQuestion[] {
  return [
    ...(labelsCouldBeEither ? [labelsQuestion()] : []),
    ...figuresQuestion(unclearFigures),
    ...(mapping.multiplied ?? []).map(multiplierQuestion),
    ...periodQuestions(mapping, periods),
    ...providers
      .filter((label) => isPseudoProvider(label) && !mapping.excluded.includes(label))
      .map(pseudoQuestion),
    ...Object.entries(mapping.marks)
      .filter(([mark, meaning]) => meaning !== "footnote" || !isStatusWord(mark))
      .map(([mark]) => markQuestion(mark)),
    ...mapping.indicators.flatMap((indicator) =>
      indicatorQuestions(
        indicator.label,
        indicator.unit === "percent" &&
          indicator.aggregation !== "ratio_of_sums" &&
          indicator.percentScale === null,
      ),
    ),
  ];
}

function labelsQuestion(): MappingQuestion {
  return {
    id: "labels",
    part: "provider",
    text: "What do the labels at the left name?",
    options: [
      { value: "provider", label: "Providers" },
      { value: "indicator", label: "Indicators" },
    ],
  };
}

function figuresQuestion(candidates: readonly FigureCandidate[]): readonly MappingQuestion[] {
  const [a, b] = candidates;
  if (candidates.length !== 2 || a === undefined || b === undefined) return [];
  if ([a, b].some(({ label }) => roleOfHeader(label) === "value")) return [];
  const named = ({ label, column }: FigureCandidate) => quoted(label || `Column ${column + 1}`);
  const of = (part: FigureCandidate, whole: FigureCandidate) => ({
    value: `${part.column}/${whole.column}`,
    label: `${named(part)} is part of ${named(whole)}`,
  });
  return [
    {
      id: "figures",
      part: "figures",
      text: `How do "${named(a)}" and "${named(b)}" belong together?`,
      options: [of(a, b), of(b, a), { value: "separate", label: "They are two indicators" }],
    },
  ];
}

function periodQuestions(
  mapping: Mapping,
  periods: PeriodsGuess & { readonly span: SpanGuess | null },
): readonly MappingQuestion[] {
  const questions: MappingQuestion[] = [];
  if (periods.span !== null) {
    const { from, to, months } = periods.span;
    const long = months === null ? "" : `, ${months} months`;
    questions.push({
      id: "span",
      part: "period",
      text: `The figures cover ${from} to ${to}${long}, which is no single period. They are filed under the month in which they end. Is that right?`,
      options: [],
    });
  }
  if (mapping.daily) {
    questions.push({
      id: "daily",
      part: "period",
      text: `${DAYS} Add them up in the source, or ask for monthly figures.`,
      options: [{ value: "leave", label: "They are not read like this" }],
    });
  }
  if (periods.orderOpen) {
    questions.push({
      id: "dateOrder",
      part: "period",
      text: "Dates such as 01/09/2026 can be read in two ways. Which is right here?",
      options: [
        { value: "dayFirst", label: "1 September (day first)" },
        { value: "monthFirst", label: "January 9 (month first)" },
      ],
    });
  }
  if (periods.yearOpen && (mapping.year ?? null) === null) {
    questions.push({
      id: "year",
      part: "period",
      text: "The months have no year. Which year are they in?",
      options: Array.from({ length: 12 }, (_, i) => String(2030 - i)).map((value) => ({
        value,
        label: value,
      })),
    });
  }
  if (periods.fiscal !== null) {
    questions.push({
      id: "fiscalYearStart",
      part: "period",
      text: "In which month do these fiscal years begin?",
      options: MONTHS.map((label) => ({ value: MONTH_NUMBERS[label], label })),
    });
  }
  return questions;
}

/** Why figures of days are not read. */
export const DAYS = "These figures are of single days, and no period of a contract is a day.";

/** Asked once for each wording; no figure is multiplied before it is answered. */
export function multiplierQuestion({ words }: Pick<Multiplier, "words">): MappingQuestion {
  const by = inWords(multiplierOf(words));
  return {
    id: `thousands:${words}`,
    part: "figures",
    text: `The file says "${quoted(words)}". Are these figures to be multiplied by ${by}?`,
    options: [
      { value: "yes", label: `Yes, multiply them by ${by}` },
      { value: "no", label: "No, they are written in full" },
    ],
  };
}

function pseudoQuestion(label: string): MappingQuestion {
  return {
    id: `exclude:${label}`,
    part: "totals",
    text: `Is "${quoted(label)}" a provider?`,
    options: [
      { value: "no", label: "No, leave its rows out" },
      { value: "yes", label: "Yes" },
    ],
  };
}

function markQuestion(mark: string): MappingQuestion {
  return {
    id: `mark:${mark}`,
    part: "marks",
    text: `What does "${quoted(mark)}" stand for?`,
    options: markOptions(),
  };
}

/** All that a mark can stand for. */
export function markOptions(): MappingQuestion["options"] {
  return Object.entries(MARK_WORDS).map(([value, label]) => ({ value, label }));
}

function indicatorQuestions(label: string, scaleIsOpen: boolean): readonly MappingQuestion[] {
  const direction: MappingQuestion = {
    id: `direction:${label}`,
    part: "direction",
    text: `Should "${quoted(label)}" rise or fall?`,
    options: [
      { value: "increase", label: "More is better" },
      { value: "decrease", label: "Less is better" },
      { value: "neutral", label: "Neither: only watch it" },
    ],
  };
  const scale: MappingQuestion = {
    id: `scale:${label}`,
    part: "scale",
    text: `How are the percentages of "${quoted(label)}" written?`,
    options: [
      { value: "hundred", label: "As 38.7" },
      { value: "fraction", label: "As 0.387" },
      { value: "none", label: "It is no percentage" },
    ],
  };
  return scaleIsOpen ? [direction, scale] : [direction];
}
