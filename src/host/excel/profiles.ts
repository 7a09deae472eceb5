import type { HostOptions } from "../protocol/session";

const MEGABYTE = 1024 * 1024;

/** What each platform declares and limits. Versions: Microsoft's requirement-set tables. */
export const EXCEL_ON_THE_WEB: HostOptions = {
  apiSets: {
    ExcelApi: "1.17",
    ExcelApiOnline: "1.1",
    SharedRuntime: "1.1",
    RichApiRuntime: "1.2",
    AddinCommands: "1.3",
    RibbonApi: "1.2",
    DialogApi: "1.2",
    Settings: "1.1",
    BindingEvents: "1.1",
    DocumentEvents: "1.1",
    CustomFunctionsRuntime: "1.4",
    CustomFunctions: "1.7",
  },
  limits: {
    requestBytes: 5 * MEGABYTE,
    responseBytes: 5 * MEGABYTE,
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
  blankArguments: null,
  openNewWorkbook: null,
};

/** Office LTSC 2021 on Windows: no limit on a request, and the oldest API that the add-in must run on. */
export const EXCEL_LTSC_2021: HostOptions = {
  ...EXCEL_ON_THE_WEB,
  apiSets: {
    ExcelApi: "1.14",
    SharedRuntime: "1.1",
    RichApiRuntime: "1.2",
    AddinCommands: "1.1",
    RibbonApi: "1.1",
    DialogApi: "1.2",
    Settings: "1.1",
    CustomFunctionsRuntime: "1.3",
    CustomFunctions: "1.7",
  },
  limits: { ...EXCEL_ON_THE_WEB.limits, requestBytes: Infinity, responseBytes: Infinity, largeRead: "null" },
  blankArguments: 0,
};
