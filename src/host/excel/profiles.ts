import type { HostOptions, Platform } from "../protocol/session";

const MEGABYTE = 1024 * 1024;

const CHROMIUM =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";
const WEBKIT =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15";

function onWindows(build: string): Platform {
  return { bundle: "win32", build, userAgent: CHROMIUM, downloads: "saved", newWindows: "inFront" };
}

/**
 * What each platform declares and limits. Versions: Microsoft's requirement-set tables, but nothing above ExcelApi
 * 1.17: these builds have 1.20 and ExcelApiDesktop, yet Office.js as npm publishes it has no member of them, and an
 * add-in that was told that they are there would fail on `undefined` and not with ApiNotFound.
 */
// Fact: runtime.published-members
export const EXCEL_ON_THE_WEB: HostOptions = {
  platform: {
    bundle: "web",
    build: "16.0.19512.41000",
    userAgent: CHROMIUM,
    downloads: "saved",
    newWindows: "inFront",
  },
  installedFrom: "organization",
  apiSets: {
    ExcelApi: "1.17",
    ExcelApiOnline: "1.1",
    SharedRuntime: "1.1",
    RichApiRuntime: "1.2",
    AddinCommands: "1.3",
    RibbonApi: "1.2",
    DialogApi: "1.2",
    DelayForCellEdit: "1.1",
    Settings: "1.1",
    BindingEvents: "1.1",
    DocumentEvents: "1.1",
    CustomFunctionsRuntime: "1.4",
    CustomFunctions: "1.7",
  },
  limits: {
    requestBytes: 5 * MEGABYTE,
    responseBytes: 5 * MEGABYTE,
    settingsBytes: 2 * MEGABYTE,
    customXmlBytes: MEGABYTE,
    readCells: 5_000_000,
    largeRead: "error",
  },
  locale: {
    name: "en-US",
    decimalSeparator: ".",
    thousandsSeparator: ",",
    dateSeparator: "/",
    timeSeparator: ":",
    shortDatePattern: "M/d/yyyy",
    longDatePattern: "dddd, MMMM d, yyyy",
    longTimePattern: "h:mm:ss tt",
  },
  userName: "Contract Manager",
  userEmail: "manager@example.org",
  displayLanguage: "en-US",
  contentLanguage: "en-US",
  blankArguments: null,
  openNewWorkbook: null,
  showPane: null,
};

const DESKTOP_LIMITS = {
  ...EXCEL_ON_THE_WEB.limits,
  requestBytes: Infinity,
  responseBytes: Infinity,
  customXmlBytes: Infinity,
  largeRead: "null",
} as const;

const { ExcelApiOnline: _webOnly, ...DESKTOP_SETS } = EXCEL_ON_THE_WEB.apiSets;

/** Microsoft 365 on Windows. */
export const EXCEL_365_ON_WINDOWS: HostOptions = {
  ...EXCEL_ON_THE_WEB,
  platform: onWindows("16.0.19426.20044"),
  apiSets: DESKTOP_SETS,
  limits: DESKTOP_LIMITS,
};

/** Office LTSC 2021 on Windows: no limit on a request, and the oldest API that the add-in must run on. */
export const EXCEL_LTSC_2021: HostOptions = {
  ...EXCEL_365_ON_WINDOWS,
  platform: onWindows("16.0.14332.20000"),
  apiSets: {
    ExcelApi: "1.14",
    SharedRuntime: "1.1",
    RichApiRuntime: "1.2",
    AddinCommands: "1.1",
    RibbonApi: "1.1",
    DialogApi: "1.2",
    DelayForCellEdit: "1.1",
    Settings: "1.1",
    CustomFunctionsRuntime: "1.3",
    CustomFunctions: "1.7",
  },
  blankArguments: 0,
};

/** Office LTSC 2024 on Windows. */
export const EXCEL_LTSC_2024: HostOptions = {
  ...EXCEL_LTSC_2021,
  platform: onWindows("16.0.17932.20000"),
  apiSets: { ...EXCEL_LTSC_2021.apiSets, ExcelApi: "1.17" },
};

/** Microsoft 365 on a Mac: downloads come to nothing, and new workbooks open behind the window. */
export const EXCEL_ON_A_MAC: HostOptions = {
  ...EXCEL_365_ON_WINDOWS,
  platform: {
    bundle: "mac",
    build: "16.103.25110200",
    userAgent: WEBKIT,
    downloads: "dropped",
    newWindows: "behind",
  },
};

export type ProfileName = "web" | "win365" | "ltsc2021" | "ltsc2024" | "mac";

/** The platforms that the host plays, by the name that a tester chooses them by. */
export const PROFILES: Readonly<Record<ProfileName, HostOptions>> = {
  web: EXCEL_ON_THE_WEB,
  win365: EXCEL_365_ON_WINDOWS,
  ltsc2021: EXCEL_LTSC_2021,
  ltsc2024: EXCEL_LTSC_2024,
  mac: EXCEL_ON_A_MAC,
};
