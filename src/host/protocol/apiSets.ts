/** Highest version of each requirement set that a host declares, e.g. `{ ExcelApi: "1.13" }`. */
export type ApiSets = Readonly<Record<string, string>>;

/** "1.7" means ExcelApi 1.7; another set is named, as in "ExcelApiOnline 1.1". */
export type ApiSet = string;

/** Full name of an API set: "1.7" is "ExcelApi 1.7". */
export function apiSetName(set: ApiSet): string {
  return set.includes(" ") ? set : `ExcelApi ${set}`;
}

/** True when `declared` includes `needed`. */
export function supports(declared: ApiSets, needed: ApiSet): boolean {
  const [name, version] = apiSetName(needed).split(" ") as [string, string];
  const highest = declared[name];
  return highest !== undefined && compareVersions(highest, version) >= 0;
}

function compareVersions(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
