import { readingAnswer } from "../answeredEntries";
import type { InputTables } from "../contractData";
import type { Problem, Question } from "../problem";
import { questionKey } from "./answers";

const RIGHT = "It is right";

/** Answers that take one click, by the question's code; what is not listed can be right as it is. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  DQ04: ["It will come later"],
  DQ06: ["They may both stay: one of them is used"],
  DQ16: ["It is read rightly"],
  DQ19: ["The link is meant"],
  DQ20: [RIGHT, "It is right: an unusual period"],
  DQ21: ["It is right: the unit is the same", "It is right: the level has changed"],
  // Why a figure was revised takes words.
  DQ22: [],
  DQ24: ["Some people are in no group", "Some people are in several groups"],
  DQ26: ["Both are right: they are counted in different ways"],
  DQ27: ["Both are right: they are counted in different ways", "The provider's count is right"],
  DQ29: ["Hide one more group on shared pages"],
  DQ30: ["It may be shown here", "It is no count of people"],
  DQ31: ["It is no client's name"],
  DQ35: ["The number of cases is not known"],
  DQ37: ["The row for all sites is right", "Both are right: they are counted in different ways"],
};

/**
 * The question with its key and its answers. What can only be fixed has none: a row that is set aside and has no
 * reading, and what is no question at all.
 */
export function withQuestion(problem: Problem, tables: InputTables): Problem {
  const { code, severity, readings = [], isSetAside = false } = problem;
  if (severity !== "ask" || (isSetAside && readings.length === 0)) return problem;
  const chosen = readings.map((reading) => ({
    label: `Read as ${reading.words}`,
    text: readingAnswer(reading),
  }));
  const words = isSetAside ? [] : (ANSWERS[code] ?? [RIGHT]).map((text) => ({ label: text, text }));
  const question: Question = {
    ...questionKey(problem, tables),
    answers: [...chosen, ...words],
    takesWords: !isSetAside,
  };
  return { ...problem, question };
}
