import path from "node:path";

interface BrowserFinder {
  findBrowser(
    platform?: NodeJS.Platform,
    environment?: Record<string, string>,
    exists?: (file: string) => boolean,
  ): string | null;
  howToGetOne(): string;
  browserFlags(): string[];
}

/** The script that also takes the README's pictures. */
export const { findBrowser, howToGetOne, browserFlags } = jest.requireActual<BrowserFinder>(
  path.resolve(__dirname, "../../scripts/find-browser.js"),
);
