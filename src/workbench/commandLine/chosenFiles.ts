import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Files that hold tables; of a folder only these are taken. */
const TABLES = /\.(xlsx|xlsm|xls|xlsb|ods|csv|tsv|txt)$/i;

/**
 * The files that were named, and those of the folders that were named, in the order of their names.
 * @throws Error of the file system, with its code
 */
export function filesOf(paths: readonly string[]): readonly { name: string; bytes: Buffer }[] {
  const files = paths.flatMap((given) => {
    if (!statSync(given).isDirectory()) return [given];
    // Excel keeps a file "~$name" beside each workbook that is open.
    const names = readdirSync(given).filter((name) => TABLES.test(name) && !/^(~\$|\.)/.test(name));
    return names.sort((a, b) => a.localeCompare(b, "en")).map((name) => path.join(given, name));
  });
  return files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
}
