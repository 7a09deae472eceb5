import type { Platform } from "./fact";

/** Versions that an API set may have here or in years to come: 1.1 to 1.40. */
const NEWEST_MINOR = 40;

const API_SETS = [
  "ExcelApi",
  "ExcelApiOnline",
  "ExcelApiDesktop",
  "SharedRuntime",
  "AddinCommands",
  "RibbonApi",
  "DialogApi",
  "KeyboardShortcuts",
  "CustomFunctionsRuntime",
];

/** Builds that Office LTSC keeps for life; a Microsoft 365 of the same build, of its day, behaves as they do. */
const LTSC_2021 = /^16\.0\.14332\./;
const LTSC_2024 = /^16\.0\.17932\./;

/** Where Excel runs, as far as the records tell platforms apart; null for one that they do not know. */
export function platformOf({ platform, version }: Office.ContextInformation): Platform | null {
  // Office.js gives the names of its enumeration, which is no value before Office is ready.
  switch (String(platform)) {
    case "OfficeOnline":
      return "web";
    case "Mac":
      return "mac";
    case "PC":
      return LTSC_2021.test(version) ? "ltsc2021" : LTSC_2024.test(version) ? "ltsc2024" : "win365";
    default:
      return null;
  }
}

/** Highest version of each API set that Excel has here. */
export function apiSetsOf(requirements: Office.RequirementSetSupport): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of API_SETS) {
    for (let minor = NEWEST_MINOR; minor > 0; minor--) {
      if (!requirements.isSetSupported(name, `1.${minor}`)) continue;
      found[name] = `1.${minor}`;
      break;
    }
  }
  return found;
}
