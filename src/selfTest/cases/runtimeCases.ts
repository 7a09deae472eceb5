import type { SelfTestCase } from "../selfTestCase";

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;
const COLOUR = /^#[0-9a-f]{6}$/i;

export const runtimeCases: readonly SelfTestCase[] = [
  {
    fact: "runtime.locale-in-three-places",
    run: (scratch) =>
      scratch.run(async (context) => {
        const { application } = context.workbook;
        application.load("decimalSeparator");
        application.cultureInfo.load("name");
        await context.sync();
        const { displayLanguage, contentLanguage } = scratch.office.context;
        return {
          displayLanguage: LANGUAGE.test(displayLanguage),
          contentLanguage: LANGUAGE.test(contentLanguage),
          culture: LANGUAGE.test(application.cultureInfo.name),
          decimalSeparator: application.decimalSeparator.length,
        };
      }),
  },
  {
    fact: "runtime.theme",
    run: async (scratch) => {
      const theme = scratch.office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
      if (theme === undefined) return "four colours or nothing";
      const colours = [
        theme.bodyBackgroundColor,
        theme.bodyForegroundColor,
        theme.controlBackgroundColor,
        theme.controlForegroundColor,
      ].filter((colour) => COLOUR.test(String(colour)));
      return colours.length === 4 ? "four colours or nothing" : `${colours.length} colours`;
    },
  },
  {
    fact: "runtime.storage-partition",
    run: async (scratch) => {
      const key: unknown = scratch.office.context.partitionKey;
      return key === undefined || typeof key === "string" ? "a text or nothing" : typeof key;
    },
  },
  {
    fact: "runtime.no-history",
    run: async () => {
      const { history } = globalThis as { readonly history?: { readonly pushState?: unknown } };
      return typeof history?.pushState === "function" ? "can be changed" : "cannot be changed";
    },
  },
];
