/**
 * `npm run -s conformance -- FOLDER`: compares our analysis with what the reference packages returned, file by
 * file. Fails on any difference that is not a named departure.
 */
const fs = require("node:fs");
const path = require("node:path");
require("./compile-typescript");

const { compareFile, reportText } = require("./conformance/files.ts");

function main([folder]) {
  if (folder === undefined) throw new Error("Usage: npm run -s conformance -- FOLDER");
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  if (names.length === 0) throw new Error(`There is no .json file in ${folder}.`);
  for (const name of names.sort()) {
    try {
      const report = compareFile(fs.readFileSync(path.join(folder, name), "utf8"));
      console.log(reportText(name, report));
      if (report.failures.length > 0 || report.cases === 0) process.exitCode = 1;
    } catch (error) {
      console.log(`${name}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
