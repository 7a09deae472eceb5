import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { FACTS } from "../../src/selfTest/facts";

/** The handbook of Excel's behaviour beside the checkout: what it asks of the code and of the host has a record. */

const HANDBOOK = path.resolve(__dirname, "..", "..", "..", "shared", "excel-facts.md");

const GITHUB = "https://github.com/OfficeDev/";
const LEARN = "https://learn.microsoft.com/";
const REPOSITORIES: Readonly<Record<string, string>> = {
  "#": "office-js",
  "docs#": "office-js-docs-pr",
  "ref#": "office-js-docs-reference",
};

const recorded = FACTS.flatMap(({ sources }) =>
  sources.map((source) => source.replace(/#.*$/, "").toLowerCase()),
);

/** Lines of a list that ask something of the code or of the host. */
function demands(): string[] {
  const lines = readFileSync(HANDBOOK, "utf8").split("\n");
  return lines.filter((line) => line.startsWith("- ") && /\bcode\b|\bhost\b|→/.test(line));
}

/** The sources that a line names in brackets, as addresses; the handbook shortens some, so that beginnings count. */
function sourcesOf(line: string): string[] {
  const pages = [...line.matchAll(/\b([DR]):([\w/.-]+)/g)].map(
    ([, kind, page]) => `${LEARN}${kind === "D" ? "office/dev/add-ins" : "javascript/api"}/${page!}`,
  );
  const issues = [...line.matchAll(/((?:docs|ref)?#)(\d+)/g)].map(
    ([, kind, number]) => `${GITHUB}${REPOSITORIES[kind!]}/issues/${number}`,
  );
  return [...pages, ...issues].map((source) => source.toLowerCase());
}

const isRecorded = (source: string) => recorded.some((known) => known.startsWith(source));

if (!existsSync(HANDBOOK) && process.env.CI !== "true") {
  test.skip("the handbook's demands: the handbook is not beside this checkout", () => undefined);
} else {
  test("every line that asks something has a record from one of its sources", () => {
    const lines = demands()
      .map((line) => ({ line, sources: sourcesOf(line) }))
      .filter(({ sources }) => sources.length > 0);
    expect(lines.length).toBeGreaterThan(60);
    const missing = lines.filter(({ sources }) => !sources.some(isRecorded));
    expect(missing.map(({ line }) => line.slice(0, 120))).toEqual([]);
  });

  test("hardly a source of such a line is left without a record", () => {
    const sources = [...new Set(demands().flatMap(sourcesOf))];
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.filter((source) => !isRecorded(source)).length).toBeLessThan(0.08 * sources.length);
  });
}
