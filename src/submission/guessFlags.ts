import type { ColumnProfile } from "./columnProfile";
import { isSign } from "./guessMarks";
import type { FigureColumn } from "./mapping";

/** `STATUS`, `OBS_FLAG`, `Data_Value_Footnote_Symbol`, `Value note`. */
const FLAG_HEADER =
  /^((obs(ervation)?|data|value|data value|measure|rate|figure) )?(status|flags?|symbols?|footnote( symbol)?|note|qualifier|quality|qf|suppress(ion|ed)?( flag)?)$/i;
const SAYS_MORE =
  /provisional|preliminary|revised|estimate|suppress|disclos|unreliable|not (available|applicable|reported|published|collected)|missing|confidential|small (number|count)|^(final|actual)$/i;

/**
 * The column that says of each row's figure why it is missing or how sure it is, as beside the figures of Statistics
 * Canada. It can belong to one kind of figure only: beside several nobody knows to which.
 */
export function guessFlags(
  profiles: readonly ColumnProfile[],
  figures: readonly FigureColumn[],
): number | null {
  const values = figures.filter(({ role }) => role !== "denominator" && role !== "n");
  if (values.length !== 1) return null;
  const flags = profiles.find(
    ({ header, distinct }) =>
      FLAG_HEADER.test(header.replace(/[_.]+/g, " ").trim()) &&
      [...distinct].every((text) => isSign(text) || SAYS_MORE.test(text)),
  );
  return flags?.column ?? null;
}
