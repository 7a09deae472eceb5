/** Pixels of the widest digit of Calibri 11, the font that widths are counted in. */
const DIGIT = 7;
/** Pixels of margin and grid line that a stored width includes and a width in characters does not. */
const PADDING = 5;

/** Width of the file (ECMA-376 part 1, 18.3.1.13) in characters, as Excel shows it: 9.140625 is 8.43. */
export function fromFileWidth(width: number): number {
  const pixels = pixelsOfFileWidth(width);
  const characters = pixels < DIGIT + PADDING ? pixels / (DIGIT + PADDING) : (pixels - PADDING) / DIGIT;
  return Math.round(characters * 100) / 100;
}

export function toFileWidth(characters: number): number {
  const pixels = characters < 1 ? characters * (DIGIT + PADDING) : characters * DIGIT + PADDING;
  return Math.trunc((pixels / DIGIT) * 256) / 256;
}

/** Pixels on screen of a column of so many characters: 8.43 is 64. */
export function columnPixels(characters: number): number {
  return pixelsOfFileWidth(toFileWidth(characters));
}

function pixelsOfFileWidth(width: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / DIGIT)) / 256) * DIGIT);
}
