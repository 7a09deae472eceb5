import { readFileSync } from "node:fs";
import path from "node:path";
import type { Element as XmlElement } from "@xmldom/xmldom";
import { all, attribute, childrenOf, DEVELOPMENT, only, resources, ROOT } from "./manifest";
import { readPng, type Pixels } from "./png";

/** On the web with the one-line ribbon a button is its icon alone; a broken icon makes its group go missing. */

const IMAGES = resources("Images");
const REQUIRED_SIZES = [16, 32, 80];
const ALLOWED_SIZES = [...REQUIRED_SIZES, 20, 24, 40, 48, 64];
const WHITE = [255, 255, 255];
/** Of Excel's ribbon in its darkest theme. */
const DARK = [41, 41, 41];
/** WCAG 2.2, 1.4.11: graphics that must be understood. */
const LEAST_CONTRAST = 3;

const buttons = all("Control").map((control) => [attribute(control, "id"), control] as const);
const withIcon = [...all("Group"), ...all("Control")].map(
  (element) => [attribute(element, "id"), element] as const,
);

test.each(withIcon)(
  "%s has an icon of 16, 32 and 80 pixels, and otherwise only sizes that Excel knows",
  (_id, element) => {
    const sizes = imagesOf(element).map((image) => Number(attribute(image, "size")));
    expect(sizes).toEqual(expect.arrayContaining(REQUIRED_SIZES));
    expect(sizes.filter((size) => !ALLOWED_SIZES.includes(size))).toEqual([]);
    expect(new Set(sizes).size).toBe(sizes.length);
  },
);

test.each(withIcon)(
  "each icon of %s is a square PNG of the size it is given for, with a transparent ground",
  (_id, element) => {
    for (const image of imagesOf(element)) {
      const { width, height, rgba } = pictureOf(image);
      const size = Number(attribute(image, "size"));
      expect([width, height]).toEqual([size, size]);
      expect(rgba.filter((value, i) => i % 4 === 3 && value < 128).length).toBeGreaterThan(0);
    }
  },
);

test.each([
  ["IconUrl", 32],
  ["HighResolutionIconUrl", 64],
])("%s of the add-in has %i × %i pixels and a transparent ground", (name, size) => {
  const { width, height, rgba } = readPng(bytesAt(attribute(only(name), "DefaultValue")));
  expect([width, height]).toEqual([size, size]);
  expect(rgba[3]).toBe(0);
});

test.each(buttons)(
  "%s is seen on a white and on a dark ribbon in every size: a tenth of it stands out",
  (_id, control) => {
    for (const image of imagesOf(control)) {
      const picture = pictureOf(image);
      for (const ground of [WHITE, DARK]) expect(shareInContrast(picture, ground)).toBeGreaterThan(0.1);
    }
  },
);

test("buttons are told apart at 16 pixels by their shape alone: a quarter of the pixels differ between any two", () => {
  const shapes = buttons.map(([, control]) => {
    const small = imagesOf(control).find((image) => attribute(image, "size") === "16")!;
    return shapeOf(pictureOf(small));
  });
  const alike = shapes.flatMap((shape, i) =>
    shapes.slice(i + 1).map((other) => shape.filter((filled, at) => filled === other[at]).length),
  );
  expect(alike).toHaveLength((buttons.length * (buttons.length - 1)) / 2);
  expect(Math.max(...alike)).toBeLessThanOrEqual(0.75 * 16 * 16);
});

function imagesOf(element: XmlElement): XmlElement[] {
  const icon = childrenOf(element).find(({ localName }) => localName === "Icon")!;
  return all("Image", icon);
}

function pictureOf(image: XmlElement): Pixels {
  return readPng(bytesAt(IMAGES.get(attribute(image, "resid"))!));
}

/** The build takes the icons over as they are, under the same names. */
function bytesAt(address: string): Buffer {
  return readFileSync(path.join(ROOT, address.slice(DEVELOPMENT.length)));
}

function shapeOf({ rgba }: Pixels): boolean[] {
  return Array.from({ length: rgba.length / 4 }, (_, i) => rgba[4 * i + 3]! > 127);
}

/** Share of the pixels that stand out from the ground behind them. */
function shareInContrast({ rgba }: Pixels, ground: readonly number[]): number {
  const pixels = rgba.length / 4;
  const behind = luminance(ground);
  let seen = 0;
  for (let i = 0; i < pixels; i++) {
    const alpha = rgba[4 * i + 3]! / 255;
    const mixed = ground.map((channel, c) => rgba[4 * i + c]! * alpha + channel * (1 - alpha));
    const [darker, lighter] = [luminance(mixed), behind].sort((a, b) => a - b) as [number, number];
    if ((lighter + 0.05) / (darker + 0.05) >= LEAST_CONTRAST) seen++;
  }
  return seen / pixels;
}

/** Relative luminance, WCAG 2.2. */
function luminance(channels: readonly number[]): number {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
