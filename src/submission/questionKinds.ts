import type { MappingQuestion } from "./mappingQuestions";
import type { ReadingQuestion } from "./proposeReading";

/**
 * How each kind of question is answered, in the wizard and on import alike. `choice`: one of its options ·
 * `field`: a field of the form beside what it belongs to · `told`: what it is about is not read, and named with its
 * cells when the others are.
 */
export const QUESTION_KINDS = {
  labels: "choice",
  providers: "choice",
  providerName: "choice",
  seriesNames: "choice",
  figures: "choice",
  decimalMark: "choice",
  thousands: "choice",
  units: "choice",
  dateOrder: "choice",
  year: "choice",
  fiscalYearStart: "choice",
  span: "choice",
  daily: "choice",
  exclude: "choice",
  provider: "field",
  indicator: "field",
  period: "field",
  mark: "field",
  marks: "field",
  direction: "field",
  scale: "field",
  periods: "told",
  unread: "told",
  duplicates: "told",
} as const;

export type QuestionKind = keyof typeof QUESTION_KINDS;

/** A kind, and what the question is about where there can be several: `mark:*`. */
export type QuestionId = QuestionKind | `${QuestionKind}:${string}`;

const YES = [{ value: "yes", label: "Yes" }];

/** @example questionKind("mark:*") // "mark" */
export function questionKind(id: QuestionId): QuestionKind {
  return id.split(":", 1)[0] as QuestionKind;
}

/** What the question is about: `*` of `mark:*`. */
export function questionName(id: QuestionId): string {
  return id.slice(questionKind(id).length + 1);
}

/** The questions that are answered by choosing; where there is nothing to choose from, it is confirmed. */
export function choicesOf(questions: readonly ReadingQuestion[]): readonly MappingQuestion[] {
  return questions
    .filter(({ id }) => QUESTION_KINDS[questionKind(id)] === "choice")
    .map(({ id, part, text, options }) => ({
      id,
      part: part === "duplicates" ? "figures" : part,
      text,
      options: options.length > 0 ? options : YES,
    }));
}
