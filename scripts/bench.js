/**
 * `npm run -s bench`: how long things take and how much they need, as ratios to a floor measured in the same run.
 * A benchmark, not a test: machines differ, so nothing here fails.
 */
const { execFileSync } = require("node:child_process");
const path = require("node:path");
const { buildWhenStale } = require("./build-when-stale");
require("./compile-typescript");

const { SCENARIOS, runScenario } = require("./bench/scenarios.ts");
const { report } = require("./bench/report.ts");
const { firstChunk } = require("./bench/firstChunk.ts");

async function main() {
  const [, , flag, name] = process.argv;
  if (flag === "--scenario") {
    console.log(JSON.stringify(await runScenario(name)));
    return;
  }
  await buildWhenStale(["addin"], console.error);
  for (const { name, title } of SCENARIOS) {
    // A process of its own, so that its peak memory is its own.
    const output = execFileSync(
      process.execPath,
      ["--max-old-space-size=8192", __filename, "--scenario", name],
      {
        encoding: "utf8",
        maxBuffer: 1 << 24,
      },
    );
    console.log(report(title, JSON.parse(output)));
  }
  console.log(firstChunk(path.resolve(__dirname, "..", "dist", "addin")));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
