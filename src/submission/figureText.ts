import { plainText, withoutFootnote } from "./cellText";
import { MONTH_NAME } from "./parseDate";
import { readNumberText } from "./numberText";

/** A figure that is written with something beside it. */
export interface FigureText {
  readonly figure: string;
  /** `*` of `12*`, `p` of `20.3 p`: a sign that stands on figures. */
  readonly mark: string | null;
  /** `students` of `78 students`, `4%` of `128277 (4%)`: words or a second figure. */
  readonly rest: string | null;
}

const YEAR_AND_MONTH = new RegExp(`^(19|20)\\d{2}[- ]${MONTH_NAME}$`, "i");
const FLAG = /^(.*\d) ?([a-z]{1,3})$/;
const IN_BRACKETS = /^(.*\d%?) ?[([]([^()[\]]+)[)\]]$/;
const WITH_WORDS = /^(.*\d) (\p{L}[\p{L} .-]{2,30})$/u;

/**
 * Takes a text apart that is a figure and more: `12*`, `11.9 b`, `78 students`, `128277 (4%)`; null for a plain figure
 * and for what begins with none.
 */
export function figureText(entered: string): FigureText | null {
  const text = plainText(entered);
  if (!/^[-+$£€]? ?[\d.]/.test(text) || readNumberText(text, null) !== null) return null;
  if (YEAR_AND_MONTH.test(text)) return null;
  const plain = plainText(withoutFootnote(text));
  if (plain !== text && isNumber(plain))
    return { figure: plain, mark: text.slice(plain.length).trim(), rest: null };
  const brackets = IN_BRACKETS.exec(text);
  if (brackets && isNumber(brackets[1]))
    return { figure: brackets[1] ?? "", mark: null, rest: brackets[2] ?? "" };
  const flag = FLAG.exec(text);
  if (flag && isNumber(flag[1])) return { figure: flag[1] ?? "", mark: flag[2] ?? "", rest: null };
  const words = WITH_WORDS.exec(text);
  return words && isNumber(words[1]) ? { figure: words[1] ?? "", mark: null, rest: words[2] ?? "" } : null;
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && readNumberText(text, null) !== null;
}
