import type { Figure } from "../../src/analysis/measure";
import { answerQuestion } from "../../src/submission/answerQuestion";
import { applyMapping } from "../../src/submission/applyMapping";
import type { CellBlock, RawCell } from "../../src/submission/block";
import type { ContractData } from "../../src/submission/contractData";
import { guessMapping } from "../../src/submission/guessMapping";
import { type Mapping } from "../../src/submission/mapping";
import { problemsOf } from "./givenTables";

export type Rows = readonly (readonly RawCell[])[];
export const block = (values: Rows, more: Partial<CellBlock> = {}): CellBlock => ({
  sheet: "Figures",
  row: 0,
  column: 0,
  values,
  ...more,
});

export function guess(values: Rows, more: Partial<CellBlock> = {}) {
  const guessed = guessMapping(block(values, more), { date1904: false });
  if (guessed.kind === "nothing") throw new Error(guessed.reason);
  return guessed;
}

/** The guess with some questions answered: `{ "mark:-": "missing" }`. */
export function answered(
  values: Rows,
  answers: Record<string, string> = {},
  more: Partial<CellBlock> = {},
): Mapping {
  const { mapping, questions } = guess(values, more);
  return Object.entries(answers).reduce((current, [id, value]) => {
    const question = questions.find((each) => each.id === id);
    if (question === undefined)
      throw new Error(`${id} is not asked, only ${questions.map((q) => q.id).join(", ")}`);
    return answerQuestion(current, question, value);
  }, mapping);
}

/** What is read with the guess and these answers. */
export function readWith(
  values: Rows,
  answers: Record<string, string> = {},
  more: Partial<CellBlock> = {},
): ContractData {
  return applyMapping(block(values, more), answered(values, answers, more), { date1904: false });
}

export const figure = (f: Figure) =>
  f.kind === "number" ? String(f.value) : f.kind === "suppressed" ? `1-${f.high}` : f.kind;

/** `Harbor, Enrolled, 2026-08: 26/48` */
export function observed({ observations }: ContractData): string[] {
  return observations.map((o) => {
    const ratio = o.numerator.kind !== "missing" || o.denominator.kind !== "missing";
    const figures = ratio ? `${figure(o.numerator)}/${figure(o.denominator)}` : figure(o.value);
    return `${o.providerId}, ${o.indicatorId}, ${o.period.key}: ${figures}`;
  });
}

/** Problems of the rows, without the notes about the range as a whole. */
export const rowProblems = (data: ContractData) => problemsOf(data).filter((p) => !/^(MP04|IN09)/.test(p));
