/**
 * `npm run -s samples -- FOLDER`: runs the Script Lab snippets of a folder, searched through, each in a new workbook
 * on the host, and prints a line for each. Fails where one did not run.
 */
const fs = require("node:fs");
const path = require("node:path");
require("./compile-typescript");

const { readSnippet } = require("./snippets/snippet.ts");
const { runSnippet } = require("./snippets/runSnippet.ts");

async function main([folder]) {
  if (folder === undefined) throw new Error("Usage: npm run -s samples -- FOLDER");
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ya?ml$/i.test(file))
    .sort();
  if (files.length === 0) throw new Error(`There is no .yaml file in ${folder}.`);
  let [ran, tried] = [0, 0];
  for (const file of files) {
    const verdict = await verdictOf(path.join(folder, file));
    console.log(`${file.split(path.sep).join("/")}: ${verdict}`);
    if (verdict.startsWith("skipped")) continue;
    tried++;
    if (verdict === "ran") ran++;
  }
  console.log(`${ran} of ${tried} ran`);
  if (ran < tried) process.exitCode = 1;
}

async function verdictOf(file) {
  try {
    const snippet = readSnippet(fs.readFileSync(file, "utf8"));
    if (snippet === null) return "skipped: no snippet";
    if (!/^excel$/i.test(snippet.host)) return `skipped: for ${snippet.host || "no host"}`;
    return await runSnippet(snippet);
  } catch (error) {
    return `failed ${error.message.split("\n")[0]}`;
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
