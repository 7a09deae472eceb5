import { inflateSync } from "node:zlib";

/** A picture's pixels, row by row, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = "89504e470d0a1a0a";
const RGB_WITH_ALPHA = 6;
const BYTES = 4;

/**
 * Reads a PNG of eight bits per channel with transparency, which is what ribbon icons have to be.
 * @throws Error for any other kind of picture
 */
export function readPng(file: Buffer): Pixels {
  if (file.subarray(0, 8).toString("hex") !== SIGNATURE) throw new Error("This is no PNG.");
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, kind, , , interlaced] = file.subarray(24, 29);
  if (depth !== 8 || kind !== RGB_WITH_ALPHA || interlaced !== 0) {
    throw new Error("This PNG is not of eight bits with transparency.");
  }
  const filtered = inflateSync(Buffer.concat(dataOf(file)));
  const rgba = new Uint8Array(width * height * BYTES);
  const stride = width * BYTES;
  for (let row = 0; row < height; row++) {
    const filter = filtered[row * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i;
      const left = i < BYTES ? 0 : rgba[at - BYTES]!;
      const above = row === 0 ? 0 : rgba[at - stride]!;
      const corner = i < BYTES || row === 0 ? 0 : rgba[at - stride - BYTES]!;
      rgba[at] = filtered[row * (stride + 1) + 1 + i]! + predicted(filter, left, above, corner);
    }
  }
  return { width, height, rgba };
}

function dataOf(file: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const length = file.readUInt32BE(at);
    if (file.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(file.subarray(at + 8, at + 8 + length));
  }
  return parts;
}

/** The filters of the PNG specification, section 9. */
function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      throw new Error(`Filter ${filter} is none of the PNG specification.`);
  }
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
