import { useSyncExternalStore } from "react";
import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

const PREFERS_DARK = "(prefers-color-scheme: dark)";

/** Enlargement of the projector setting. */
export const LARGE = 1.3;

/**
 * Fluent's theme in the colours of Office, or of the system where Office does not say.
 *
 * Excel has no event for a changed theme: it is read again whenever the pane is shown.
 */
export function useTheme(largeText: boolean): Theme {
  const theme = useSyncExternalStore(subscribe, isDark) ? webDarkTheme : webLightTheme;
  return largeText ? enlarged(theme) : theme;
}

/** Which drawing of date pickers and scroll bars goes with a theme. */
export function colorSchemeOf({ colorNeutralBackground1 }: Theme): "dark" | "light" {
  return colorNeutralBackground1 === webDarkTheme.colorNeutralBackground1 ? "dark" : "light";
}

function subscribe(listener: () => void): () => void {
  const media = globalThis.matchMedia?.(PREFERS_DARK);
  media?.addEventListener("change", listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    media?.removeEventListener("change", listener);
    document.removeEventListener("visibilitychange", listener);
  };
}

function isDark(): boolean {
  const theme = globalThis.Office?.context?.officeTheme as Office.OfficeTheme | undefined;
  if (typeof theme?.isDarkTheme === "boolean") return theme.isDarkTheme;
  if (theme?.bodyBackgroundColor) return luminance(theme.bodyBackgroundColor) < 0.5;
  return globalThis.matchMedia?.(PREFERS_DARK).matches ?? false;
}

/** Relative luminance of "#rrggbb", 0-1, without gamma: enough to tell dark from light. */
function luminance(colour: string): number {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[0-9a-f]{2}/gi) ?? []).map((part) =>
    parseInt(part, 16),
  );
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

function enlarged(theme: Theme): Theme {
  const sizes = Object.entries(theme).map(([token, value]) => [
    token,
    /^(fontSize|lineHeight)/.test(token) ? `${parseFloat(String(value)) * LARGE}px` : value,
  ]);
  return Object.fromEntries(sizes) as Theme;
}
