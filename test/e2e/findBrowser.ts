import { existsSync } from "node:fs";
import path from "node:path";

/** Programs that can run the journeys, in the order of preference. */
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

/** Chrome, Edge or Chromium on this machine; null where there is none. */
export function findBrowser(
  platform = process.platform,
  environment = process.env,
  exists = existsSync,
): string | null {
  return candidates(platform, environment).find((file) => exists(file)) ?? null;
}

function candidates(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string[] {
  const within = (
    folders: (string | undefined)[],
    names: readonly string[],
    join: typeof path.join,
  ): string[] => folders.flatMap((folder) => (folder ? names.map((name) => join(folder, name)) : []));
  if (platform === "darwin") {
    return within(
      ["/Applications", path.posix.join(environment.HOME ?? "/", "Applications")],
      mac,
      path.posix.join,
    );
  }
  if (platform === "win32") {
    const { PROGRAMFILES, LOCALAPPDATA } = environment;
    return within([PROGRAMFILES, environment["PROGRAMFILES(X86)"], LOCALAPPDATA], windows, path.win32.join);
  }
  return within([...(environment.PATH ?? "").split(":"), "/snap/bin"], linux, path.posix.join);
}

const HOW_TO_GET_ONE: Partial<Record<NodeJS.Platform, string>> = {
  linux: "sudo apt-get install chromium",
  darwin: "install Google Chrome",
  win32: "Microsoft Edge is part of Windows: repair it, or install Google Chrome",
};

export function howToGetOne(platform = process.platform): string {
  return HOW_TO_GET_ONE[platform] ?? "install Google Chrome, Microsoft Edge or Chromium";
}
