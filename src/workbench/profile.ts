import type { ExcelHostOptions } from "../host/excel/excelHost";
import { PROFILES, type ProfileName } from "../host/excel/profiles";

/** How each platform is called, in the order in which they are offered. */
export const PLATFORM_NAMES: Readonly<Record<ProfileName, string>> = {
  web: "Excel on the web",
  win365: "Microsoft 365 on Windows",
  ltsc2021: "Office LTSC 2021 on Windows",
  ltsc2024: "Office LTSC 2024 on Windows",
  mac: "Excel for Mac",
};

const FIRST: ProfileName = "web";

/**
 * The platform of that name; of none, Excel on the web.
 * @throws Error that lists the names
 */
export function profileName(text: string | null | undefined): ProfileName {
  if (text === null || text === undefined || text === "") return FIRST;
  const found = (Object.keys(PROFILES) as ProfileName[]).find((name) => name === text);
  if (found) return found;
  throw new Error(`There is no profile "${text}": use ${Object.keys(PROFILES).join(", ")}.`);
}

/** What the workbench and the command line play: the platform's API sets and limits, in US English. */
export function profileOf(name: ProfileName): ExcelHostOptions {
  return { ...PROFILES[name], userName: "You" };
}

/** Excel on the web, for who does not choose. */
export const PROFILE: ExcelHostOptions = profileOf(FIRST);
