import { readFileSync } from "node:fs";
import { asColor } from "../../src/host/excel/color";

/** Libraries that snippets name and that are installed here, by their files. */
const INSTALLED: Readonly<Record<string, string>> = {
  jquery: "jquery/dist/jquery.js",
  lodash: "lodash/lodash.js",
};

/** Name of the package that a line of a snippet's libraries asks for, by its name or an address of a script. */
export function packageOf(line: string): string {
  const path = line.replace(/^https?:\/\/[^/]+\/(?:npm\/|ajax\/libs\/)?/, "");
  return /^(?:@[\w.-]+\/)?[\w.-]+/.exec(path)?.[0] ?? "";
}

/** The script of an installed library; null where it is none, or not installed. */
export function installedScript(name: string): string | null {
  const file = INSTALLED[name];
  if (file === undefined) return null;
  try {
    return readFileSync(require.resolve(file), "utf8");
  } catch {
    return null;
  }
}

const DAY_MS = 86_400_000;
/** Day 0 of serial dates as milliseconds. */
const DAY_0 = Date.UTC(1899, 11, 30);

/** Moments with the conversions of moment-msdate: what snippets on dates use of both. */
function moment(time: number) {
  const date = new Date(time);
  // Serial dates are local time.
  const local = time - date.getTimezoneOffset() * 60_000;
  return {
    toOADate: () => (local - DAY_0) / DAY_MS,
    toJSON: () => date.toISOString(),
    unix: () => Math.floor(time / 1000),
    format: () => new Date(local).toISOString().slice(0, 10),
  };
}

function fromSerial(serial: number) {
  const local = DAY_0 + serial * DAY_MS;
  return moment(local + new Date(local).getTimezoneOffset() * 60_000);
}

interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

function toRgb(color: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return { r: r!, g: g!, b: b! };
}

function tinycolor({ r, g, b }: Rgb) {
  const toHexString = () =>
    `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
  return { toHexString };
}

/** The color picker on a text field: its field is what is left of it. */
function spectrum(this: { val(value?: string): string }, action: unknown, color?: string) {
  if (action === "get") return { toRgb: () => toRgb(asColor(this.val())) };
  if (action === "set") this.val(color);
  return this;
}

interface Page {
  readonly jQuery?: { readonly fn: Record<string, unknown> };
}

/**
 * What snippets use of libraries that are not installed, in their place: there is no network from which they could come.
 */
const SUBSTITUTES: Readonly<Record<string, (page: Page) => Readonly<Record<string, unknown>>>> = {
  moment: () => ({ moment: Object.assign(moment, { fromOADate: fromSerial }) }),
  "base64-js": () => ({
    base64js: { fromByteArray: (bytes: number[]) => Buffer.from(bytes).toString("base64") },
  }),
  tinycolor2: () => {
    const random = () =>
      tinycolor({ r: Math.random() * 255, g: Math.random() * 255, b: Math.random() * 255 });
    return { tinycolor: Object.assign(tinycolor, { random }) };
  },
  "spectrum-colorpicker": ({ jQuery }) => {
    if (jQuery) jQuery.fn["spectrum"] = spectrum;
    return {};
  },
};

/** The names that a library gives to a page where it is not installed; null where nothing stands in for it. */
export function substitute(name: string, page: Page): Readonly<Record<string, unknown>> | null {
  return SUBSTITUTES[name]?.(page) ?? null;
}
