import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** An empty folder for the tests of a file, taken away after the last of them. */
export function givenFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "acm-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
