/**
 * `npm run -s facts -- REPORT`: keeps what a real Excel showed (a workbook with the self-test's sheet, or its text) in
 * facts/seen and says what agrees with the records and what contradicts them.
 * `npm run -s facts -- --table`: makes docs/facts.md anew.
 */
const fs = require("node:fs");
const path = require("node:path");
const prettier = require("prettier");
require("./compile-typescript");

const { FACTS, FACTS_BY_SUBJECT } = require("../src/selfTest/facts.ts");
const { judgeReport, judgementLines } = require("./facts/judgeReport.ts");
const { readReport } = require("./facts/readReport.ts");
const { readSeen, writeSeen } = require("./facts/seenFiles.ts");
const { factsPage } = require("./facts/table.ts");

const USAGE = "Usage: npm run -s facts -- REPORT.xlsx|.txt|.json, or npm run -s facts -- --table";

async function main([what]) {
  if (what === undefined) throw new Error(USAGE);
  if (what === "--table") await makeTable();
  else keepReport(what);
}

function keepReport(file) {
  const report = readReport(file);
  const before = readSeen().find(
    ({ platform, build }) => platform === report.platform && build === report.build,
  );
  const judgement = judgeReport(report, FACTS, before);
  for (const line of judgementLines(judgement)) console.log(line);
  console.log(
    `\nMade ${path.relative(process.cwd(), writeSeen(judgement.seen))}: the host's tests now follow it.`,
  );
}

async function makeTable() {
  const file = path.resolve(__dirname, "..", "docs", "facts.md");
  const options = await prettier.resolveConfig(file);
  const page = factsPage(FACTS_BY_SUBJECT, readSeen());
  fs.writeFileSync(file, await prettier.format(page, { ...options, filepath: file }));
  console.log(`Made ${path.relative(process.cwd(), file)}.`);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
