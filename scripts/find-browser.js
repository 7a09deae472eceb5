const { existsSync } = require("node:fs");
const path = require("node:path");

/** Programs that can show the workbench, in the order of preference. */
const linux = [
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
  "chromium",
  "chromium-browser",
];
const mac = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "Chromium.app/Contents/MacOS/Chromium",
];
const windows = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

/**
 * Chrome, Edge or Chromium on this machine; null where there is none.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @param {(file: string) => boolean} exists
 * @returns {string | null}
 */
function findBrowser(platform = process.platform, environment = process.env, exists = existsSync) {
  return candidates(platform, environment).find((file) => exists(file)) ?? null;
}

function candidates(platform, environment) {
  const within = (folders, names, join) =>
    folders.filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)));
  if (platform === "darwin") {
    const own = path.posix.join(environment.HOME ?? "/", "Applications");
    return within(["/Applications", own], mac, path.posix.join);
  }
  if (platform === "win32") {
    const { PROGRAMFILES, LOCALAPPDATA } = environment;
    return within([PROGRAMFILES, environment["PROGRAMFILES(X86)"], LOCALAPPDATA], windows, path.win32.join);
  }
  return within([...(environment.PATH ?? "").split(":"), "/snap/bin"], linux, path.posix.join);
}

const advice = {
  linux: "sudo apt-get install chromium",
  darwin: "install Google Chrome",
  win32: "Microsoft Edge is part of Windows: repair it, or install Google Chrome",
};

/** How a person gets a browser where none was found. */
function howToGetOne(platform = process.platform) {
  return advice[platform] ?? "install Google Chrome, Microsoft Edge or Chromium";
}

/** What a browser needs so that it starts without a screen, keeps quiet, and runs in a container. */
function browserFlags() {
  const quiet = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  // Chromium's own sandbox does not work for the root user of a container.
  return process.getuid?.() === 0 ? [...quiet, "--no-sandbox", "--disable-gpu"] : quiet;
}

module.exports = { findBrowser, howToGetOne, browserFlags };
