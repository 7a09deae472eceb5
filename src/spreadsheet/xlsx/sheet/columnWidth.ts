import { charactersOfPixels, PIXELS_PER_CHARACTER, pixelsOfCharacters } from "../../model/gridSizes";

/** Width of the file (ECMA-376 part 1, 18.3.1.13) in characters, as Excel shows it: 9.140625 is 8.43. */
export function fromFileWidth(width: number): number {
  const halfADigit = Math.trunc(128 / PIXELS_PER_CHARACTER);
  return charactersOfPixels(Math.trunc(((256 * width + halfADigit) / 256) * PIXELS_PER_CHARACTER));
}

/** Characters, as Excel shows them, as the width that a file holds: 8.43 is 9.14…. */
export function toFileWidth(characters: number): number {
  return Math.trunc((pixelsOfCharacters(characters) / PIXELS_PER_CHARACTER) * 256) / 256;
}
