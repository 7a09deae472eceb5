const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");
const LOCK = path.join(root, "dist", ".building");
const LOCK_TIMEOUT_MS = 600_000;

/** Folders and files of each bundle: it is built again when one of them is newer than what was built. */
const sources = {
  addin: ["src", "facts", "webpack", "webpack.config.js", "assets/icons", "package-lock.json"],
  workbench: ["src/workbench", "src/host", "src/spreadsheet", "webpack", "manifest.xml", "package-lock.json"],
  programs: ["src/workbench", "src/host", "src/spreadsheet", "webpack", "manifest.xml", "package-lock.json"],
};

/** Rooms that the add-in has nothing of. */
const NOT_ADDIN = new Set([path.join(root, "src", "host"), path.join(root, "src", "workbench")]);

/**
 * Builds those of the named bundles that are missing or older than their sources, so that every command works
 * right after `npm ci`.
 *
 * @param {string[]} names of webpack configurations
 * @param {(text: string) => void} tell hears what is going on
 * @throws Error with webpack's messages when a bundle cannot be built
 */
async function buildWhenStale(names, tell) {
  if (names.every(isFresh)) return;
  fs.mkdirSync(path.dirname(LOCK), { recursive: true });
  await takeLock();
  try {
    const stale = names.filter((name) => !isFresh(name));
    if (stale.length === 0) return;
    tell(`Building ${stale.join(", ")} …`);
    await build(stale);
  } finally {
    fs.rmSync(LOCK, { recursive: true, force: true });
  }
}

function isFresh(name) {
  const skip = name === "addin" ? NOT_ADDIN : new Set();
  const newest = Math.max(...sources[name].map((source) => newestIn(path.join(root, source), skip)));
  return newestIn(path.join(root, "dist", name), new Set()) > newest;
}

/** Time of the latest change of a file, or of anything in a folder; 0 where there is nothing. */
function newestIn(place, skip) {
  const found = skip.has(place) ? undefined : fs.statSync(place, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...fs.readdirSync(place).map((name) => newestIn(path.join(place, name), skip)));
}

/** Two commands at once must not write into the same folder. */
async function takeLock() {
  const started = Date.now();
  for (;;) {
    try {
      return fs.mkdirSync(LOCK);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age = Date.now() - fs.statSync(LOCK).mtimeMs;
      // A build that was broken off leaves its mark behind.
      if (age > LOCK_TIMEOUT_MS || Date.now() - started > LOCK_TIMEOUT_MS) return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

async function build(names) {
  const webpack = require("webpack");
  const configurations = (await configurationsFor("production")).filter(({ name }) => names.includes(name));
  const stats = await new Promise((resolve, reject) => {
    webpack(configurations, (error, result) => (error ? reject(error) : resolve(result)));
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  // Files whose content did not change keep their old time: this one tells when the bundle was last built.
  for (const name of names) fs.writeFileSync(path.join(root, "dist", name, ".built"), "");
}

/** Every webpack configuration, as webpack's own command would read them. */
async function configurationsFor(mode) {
  const made = require(path.join(root, "webpack.config.js")).map((each) =>
    typeof each === "function" ? each({}, { mode }) : each,
  );
  return (await Promise.all(made)).map((each) => ({ ...each, mode }));
}

module.exports = { buildWhenStale, configurationsFor };
