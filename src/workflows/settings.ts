import * as v from "valibot";
import { readContract } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import { writeResults } from "../workbook/writeResults";
import type { Outcome } from "./outcome";
import { runInBackground } from "./task";

const SettingsSchema = v.object({
  /** Larger type in the pane, for a projector. */
  largeText: v.fallback(v.boolean(), false),
});

/** What a person chose, kept in the workbook. */
export type Settings = v.InferOutput<typeof SettingsSchema>;

const DEFAULT_SETTINGS: Settings = { largeText: false };

export function readSettings(): Promise<Outcome<Settings>> {
  return runInBackground(() =>
    inWorkbook(async (context) => {
      const { state } = await readContract(context, () => undefined, []);
      const parsed = v.safeParse(SettingsSchema, state.settings);
      return parsed.success ? parsed.output : DEFAULT_SETTINGS;
    }),
  );
}

export function saveSettings(settings: Settings): Promise<Outcome<null>> {
  return runInBackground(() =>
    inWorkbook(async (context) => {
      const book = await readContract(context, () => undefined, []);
      const state = { ...book.state, settings };
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
