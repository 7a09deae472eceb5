import * as v from "valibot";
import { readContract } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import type { WorkbookState } from "../workbook/state";
import { writeResults } from "../workbook/writeResults";
import type { Outcome } from "./outcome";
import { runInBackground } from "./task";

const SettingsSchema = v.object({
  /** Larger type in the pane, for a projector. */
  largeText: v.fallback(v.boolean(), false),
  /** Who decided about limits last, to be offered again. */
  author: v.fallback(v.string(), ""),
});

/** What a person chose, kept in the workbook. */
export type Settings = v.InferOutput<typeof SettingsSchema>;

const DEFAULT_SETTINGS: Settings = { largeText: false, author: "" };

/** The settings in a workbook's memory; what an older version did not know takes its first value. */
export function settingsIn({ settings }: WorkbookState): Settings {
  const parsed = v.safeParse(SettingsSchema, settings);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}

export function readSettings(): Promise<Outcome<Settings>> {
  return runInBackground(() =>
    inWorkbook(async (context) => {
      const { state } = await readContract(context, () => undefined, []);
      return settingsIn(state);
    }),
  );
}

/** Keeps what a person chose; what is not named stays. */
export function saveSettings(change: Partial<Settings>): Promise<Outcome<null>> {
  return runInBackground(() =>
    inWorkbook(async (context) => {
      const book = await readContract(context, () => undefined, []);
      const state = { ...book.state, settings: { ...settingsIn(book.state), ...change } };
      await writeResults(context, book, {
        tables: [],
        trends: null,
        agenda: null,
        headings: {},
        state,
        show: null,
      });
      return null;
    }),
  );
}
