/**
 * `npm run -s samples -- FOLDER [SECONDS]`: runs the Script Lab snippets of a folder, searched through, each in a new
 * workbook on the host and within so many seconds (60), and prints a line for each. Fails where one did not run.
 */
const fs = require("node:fs");
const path = require("node:path");
const { fork } = require("node:child_process");

/** What a snippet may take. One that never gives way, as an endless loop, is ended with the process that it runs in. */
const LONGEST_SECONDS = 60;

/** Set for the process in which snippets run. */
const RUNNER = "SNIPPET_RUNNER";

async function main([folder, seconds = LONGEST_SECONDS]) {
  if (folder === undefined) throw new Error("Usage: npm run -s samples -- FOLDER [SECONDS]");
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ya?ml$/i.test(file))
    .sort();
  if (files.length === 0) throw new Error(`There is no .yaml file in ${folder}.`);
  let [ran, tried] = [0, 0];
  let runner = newRunner();
  for (const file of files) {
    const { verdict, isLost } = await verdictWithin(Number(seconds), runner, path.join(folder, file));
    if (isLost) runner = newRunner();
    console.log(`${file.split(path.sep).join("/")}: ${verdict}`);
    if (verdict.startsWith("skipped")) continue;
    tried++;
    if (verdict === "ran") ran++;
  }
  runner.kill("SIGKILL");
  console.log(`${ran} of ${tried} ran`);
  if (ran < tried) process.exitCode = 1;
}

/** A process of its own that answers files with verdicts. What a snippet prints is not the command's. */
function newRunner() {
  return fork(__filename, [], {
    env: { ...process.env, [RUNNER]: "1" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** Lets a runner try a file; one that does not answer in time, or dies, is lost. */
function verdictWithin(seconds, runner, file) {
  return new Promise((resolve) => {
    const answer = (verdict, isLost) => {
      clearTimeout(timer);
      runner.off("message", onVerdict).off("exit", onExit);
      if (isLost) runner.kill("SIGKILL");
      resolve({ verdict, isLost });
    };
    const onVerdict = (verdict) => answer(verdict, false);
    const onExit = () => answer("failed the process that ran it came to an end", true);
    const timer = setTimeout(() => answer(`failed no end after ${seconds} s`, true), seconds * 1000);
    runner.on("message", onVerdict).on("exit", onExit);
    runner.send(file);
  });
}

function failure(error) {
  return `failed ${String(error?.message ?? error).split("\n")[0]}`;
}

function answerFiles() {
  require("./compile-typescript");
  const { readSnippet } = require("./snippets/snippet.ts");
  const { runSnippet } = require("./snippets/runSnippet.ts");

  const verdictOf = async (file) => {
    const snippet = readSnippet(fs.readFileSync(file, "utf8"));
    if (snippet === null) return "skipped: no snippet";
    if (!/^excel$/i.test(snippet.host)) return `skipped: for ${snippet.host || "no host"}`;
    return runSnippet(snippet);
  };
  process.on("message", (file) =>
    verdictOf(file).then(
      (verdict) => process.send(verdict),
      (error) => process.send(failure(error)),
    ),
  );
}

if (process.env[RUNNER]) answerFiles();
else {
  main(process.argv.slice(2)).then(
    () => process.exit(),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
