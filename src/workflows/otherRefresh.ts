import type { WorkbookState } from "../workbook/state";
import { timeInWords } from "./titles";

/** Tells refreshes of this window from those of others: Excel names no person to an add-in. */
const SESSION = crypto.randomUUID();

/** Within so many minutes a second refresh is more likely meant for the same figures than for new ones. */
const MINUTES = 5;

/** The name under which somebody has decided or answered in this window; "": nobody has. */
let name = "";
/** The other's refresh that was asked about: whoever asks for a refresh again means it. */
let askedAbout: string | null = null;

/** What the person at this window has called herself. */
export function introduce(by: string): void {
  name = by;
}

/** How this window's refresh is remembered in the workbook. */
export function thisRefresh(now: Date): NonNullable<WorkbookState["lastRefresh"]> {
  return { at: now.toISOString(), by: name, session: SESSION };
}

/**
 * What to ask before a refresh, where another window of this workbook has just made one; null: nothing. Asked once:
 * the next refresh goes on.
 *
 * @example otherRefresh(state.lastRefresh, new Date()) // "R. Lee refreshed this workbook at 23 Nov 2026, 14:05 …"
 */
export function otherRefresh(last: WorkbookState["lastRefresh"], now: Date): string | null {
  if (last === null || last.session === SESSION || last.at === askedAbout) return null;
  const minutes = Math.round((now.getTime() - Date.parse(last.at)) / 60_000);
  // Clocks of two computers differ by a little.
  if (!(Math.abs(minutes) <= MINUTES)) return null;
  askedAbout = last.at;
  const when = timeInWords(new Date(last.at));
  const ago = minutes <= 0 ? "just now" : minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
  const said =
    last.by === ""
      ? `This workbook was refreshed at ${when}, ${ago}, by somebody else or from another window.`
      : `${last.by} refreshed this workbook at ${when}, ${ago}.`;
  return `${said} Press Refresh again to do it all the same.`;
}
