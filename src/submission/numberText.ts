import { plainText } from "./cellText";

/** A number written as text. `sure` is false where the text has a second reading. */
export interface NumberText {
  readonly value: number;
  readonly sure: boolean;
  /** It carried a percent sign; `value` is the fraction. */
  readonly percent: boolean;
}

export type DecimalMark = "." | ",";

const GROUPS_OF_THREE = /^\d{1,3}(?:([ '’.,])\d{3})(?:\1\d{3})*$/;

/**
 * Reads a number kept as text: `1 234` with any kind of space, `1,234.5`, `12,5`, `−3`, `１２`, `'25`, `38.7 %`,
 * `$1,200`, `1O` with a letter O. `1,234` and `1.234` are a thousand in one country and one and a bit in another:
 * they come back with `sure` false unless the source's decimal mark is known.
 *
 * @returns null where the text is no number at all.
 * @example readNumberText("1,234.5", null) // { value: 1234.5, sure: true, percent: false }
 */
export function readNumberText(text: string, decimal: DecimalMark | null): NumberText | null {
  let rest = plainText(text)
    .replace(/^['’`]+|['’`]+$/g, "")
    .trim();
  const percent = rest.endsWith("%");
  if (percent) rest = rest.slice(0, -1).trimEnd();
  const sign = rest.startsWith("-") ? -1 : 1;
  rest = rest.replace(/^[-+] ?/, "").replace(/^[$£€] ?/, "");
  let sure = true;
  if (/[oO]/.test(rest)) {
    if (!/^[\d.,oO]*$/.test(rest)) return null;
    sure = /\d/.test(rest);
    rest = rest.replace(/[oO]/g, "0");
  }
  const digits = readDigits(rest, decimal);
  if (digits === null) return null;
  const scaled = percent ? Number((digits.value / 100).toPrecision(15)) : digits.value;
  return { value: scaled === 0 ? 0 : sign * scaled, sure: sure && digits.sure, percent };
}

function readDigits(text: string, decimal: DecimalMark | null): { value: number; sure: boolean } | null {
  if (/^\d+$/.test(text)) return { value: Number(text), sure: true };
  const lastMark = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const marks = text.replace(/[^.,]/g, "");
  if (marks.length === 0) return grouped(text);
  const mark = text[lastMark] === "," ? "," : ".";
  const bothMarks = marks.includes(".") && marks.includes(",");
  if (decimal !== null && !bothMarks) {
    return mark === decimal ? fraction(text, lastMark) : grouped(text);
  }
  if (marks.length > 1 && !bothMarks) return grouped(text);
  const couldBeThousands = !bothMarks && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  const read = fraction(text, lastMark);
  if (!couldBeThousands || read === null) return read;
  return { value: Number(text.replace(/[.,]/, mark === "," ? "" : ".")), sure: false };
}

function fraction(text: string, at: number): { value: number; sure: boolean } | null {
  const whole = text.slice(0, at);
  const decimals = text.slice(at + 1);
  if (!/^\d*$/.test(decimals) || (whole === "" && decimals === "")) return null;
  const integer = whole === "" ? 0 : /^\d+$/.test(whole) ? Number(whole) : grouped(whole)?.value;
  return integer === undefined ? null : { value: Number(`${integer}.${decimals || "0"}`), sure: true };
}

function grouped(text: string): { value: number; sure: boolean } | null {
  return GROUPS_OF_THREE.test(text) ? { value: Number(text.replace(/\D/g, "")), sure: true } : null;
}
