import type { CellBlock } from "./block";
import { labelText } from "./cellText";
import { headerNames } from "./columnProfile";
import type { JoinedLabels, Mapping } from "./mapping";

/** `freq,unit,geo\TIME_PERIOD`: the labels of the rows, and behind the stroke what stands across. */
const JOINED_HEADER = /^[\p{L}_][\p{L}\d_ ]*(,[\p{L}_][\p{L}\d_ ]*)*\\[\p{L}_][\p{L}\d_ ]*$/u;
const SEPARATOR = ",";

/**
 * The labels that stand together in one column, as in the text files of Eurostat. All of them but the provider say
 * what is measured; how often is said by the periods.
 *
 * @returns null where the header of no column says so
 */
export function guessJoined(block: CellBlock, headerRows: Mapping["headerRows"]): JoinedLabels | null {
  const header = block.values[headerRows.first + headerRows.count - 1] ?? [];
  const column = header.findIndex((cell) => typeof cell === "string" && JOINED_HEADER.test(cell.trim()));
  if (headerRows.count === 0 || column < 0) return null;
  const names = labelText(header[column]).replace(/\\.*$/, "").split(SEPARATOR);
  const provider = names.findIndex((name) => headerNames.provider(name));
  const groups = names.flatMap((name, part) => (part === provider || /^freq/i.test(name) ? [] : [part]));
  return { column, separator: SEPARATOR, provider: provider < 0 ? null : provider, groups };
}
