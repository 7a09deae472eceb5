/** `npm run -s false-alarms`: makes docs/false-alarms.md anew by simulation. Same seed, same page. */
const fs = require("node:fs");
const path = require("node:path");
const prettier = require("prettier");
require("./compile-typescript");

const { falseAlarmsPage } = require("./false-alarms/table.ts");

async function main() {
  const file = path.resolve(__dirname, "..", "docs", "false-alarms.md");
  const options = await prettier.resolveConfig(file);
  fs.writeFileSync(file, await prettier.format(falseAlarmsPage(), { ...options, filepath: file }));
  console.log(`Made ${path.relative(process.cwd(), file)}.`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
