import type { RichApiHost } from "./conversation";

/** Flags of a page: one runtime for everything, and custom functions in it. */
const SHARED_RUNTIME = 1;
const CUSTOM_FUNCTIONS = 2;

const BUNDLES = { web: "Web$16.00", win32: "Win32$16.01", mac: "Mac$16.00" } as const;

/** The text by which Office.js chooses the bundle that it loads, and learns what kind of page it is in. */
export function hostInfo({
  platform,
  displayLanguage,
  hasCustomFunctions,
}: Pick<RichApiHost, "platform" | "displayLanguage" | "hasCustomFunctions">): string {
  const flags = hasCustomFunctions ? SHARED_RUNTIME | CUSTOM_FUNCTIONS : 0;
  return `Excel$${BUNDLES[platform.bundle]}$${displayLanguage}$$$disableLogging$${flags}$`;
}
