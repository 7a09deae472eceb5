import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const checker = path.resolve(__dirname, "../../../..", "shared", "ooxml-schema", "check-xlsx");

/** `test`, where the ISO schemas lie beside the checkout; elsewhere a skipped test, and a failing one on the build server. */
export function schemaTest(name: string, run: () => void): void {
  if (fs.existsSync(checker) || process.env["CI"] === "true") test(name, run);
  else test.skip(`${name} (the schemas are not beside this checkout)`, run);
}

/** What falls short of ISO/IEC 29500 in a workbook, one finding a line. */
export function schemaFindings(bytes: Uint8Array): string[] {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "schema-")), "book.xlsx");
  fs.writeFileSync(file, bytes);
  const result = spawnSync(checker, [file], { encoding: "utf8" });
  fs.rmSync(path.dirname(file), { recursive: true });
  if (result.status === 0) return [];
  return [...result.stdout.split("\n"), result.stderr, String(result.error ?? "")]
    .filter((line) => line.includes(": "))
    .slice(0, -1);
}
