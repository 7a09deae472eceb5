const { spawnSync } = require("node:child_process");
const { readdirSync, readFileSync, statSync } = require("node:fs");
const path = require("node:path");
const { gzipSync } = require("node:zlib");
const { version } = require("../package.json");
const { productionManifest } = require("./manifest");

const root = path.resolve(__dirname, "..");
const ADDIN = path.join(root, "dist", "addin");

/** What must hold before a version is given to anybody, in the order in which it is cheapest to hear that it does not. */
const CHECKS = [
  ["version", sameVersion],
  ["build", () => run("npm", ["run", "-s", "build"], () => `dist/addin, ${kilobytes(sizeOf(ADDIN))} kB`)],
  ["size", firstScreen],
  ["licences", () => jest("test/addin")],
  ["manifest", () => jest("test/manifest")],
  ["manifest's address", movedManifest],
  ["pages and their links", () => jest("test/docs")],
  ["the folder on a static host", () => jest("test/e2e/staticHosting")],
  ["self-test in the workbench", () => jest("test/e2e/selfTest")],
];

function sameVersion() {
  const manifest = /<Version>([^<]*)/.exec(textOf("manifest.xml"))?.[1];
  if (manifest !== `${version}.0`)
    throw new Error(`package.json says ${version}, manifest.xml ${manifest}: npm run manifest -- --version`);
  const changes = /^## (\S+)(.*)$/m.exec(textOf("CHANGELOG.md"));
  if (changes?.[1] !== version)
    throw new Error(`package.json says ${version}, CHANGELOG.md begins with ${changes?.[1]}.`);
  return `${version}${changes[2]}`;
}

/** What is loaded before anything shows; the bundle's test says how much that may be. */
function firstScreen() {
  const scripts = [
    ...readFileSync(path.join(ADDIN, "taskpane.html"), "utf8").matchAll(/src="?(scripts\/[^">\s]+)/g),
  ];
  const bytes = scripts.map(([, file]) => gzipSync(readFileSync(path.join(ADDIN, file))).length);
  return `${kilobytes(bytes.reduce((sum, each) => sum + each, 0))} kB before the first screen (gzip)`;
}

function movedManifest() {
  const moved = productionManifest(textOf("manifest.xml"), "https://acm.example.gov/addin");
  if (moved.includes("localhost")) throw new Error("An address of the development server is left in it.");
  return "moves to another address";
}

function jest(folder) {
  return run("npx", ["jest", folder], (output) => /^Tests: +(.*)$/m.exec(output)?.[1] ?? "no test ran");
}

/** Runs a command with CI=true, so that a test that cannot run here fails instead of being left out. */
function run(command, words, say) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CI: "true" },
    maxBuffer: 2 ** 28,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}\n${stdout}${stderr}`);
  return say(stdout + stderr);
}

function textOf(file) {
  return readFileSync(path.join(root, file), "utf8");
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

function kilobytes(bytes) {
  return Math.round(bytes / 1000);
}

let failed = 0;
for (const [name, check] of CHECKS) {
  try {
    console.log(`ok      ${name}: ${check()}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}
console.log(
  failed === 0 ? "This could be released." : `${failed} of ${CHECKS.length} failed: not to be released.`,
);
process.exitCode = failed === 0 ? 0 : 1;
