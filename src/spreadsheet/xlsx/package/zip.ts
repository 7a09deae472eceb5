import { deflateSync, inflateSync } from "fflate";
import { UnreadableWorkbookError } from "../unreadableWorkbook";
import { crc32 } from "./crc32";

/** One file of a zip, still packed: an entry that nobody changes is written back without unpacking it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** No sheet that Excel can hold comes near these; a zip bomb declares or packs more. */
const LIMITS = {
  part: 450_000_000,
  total: 1_500_000_000,
  entries: 20_000,
  ratio: 300,
  ratioFrom: 50_000_000,
};

const STORED = 0;
const DEFLATED = 8;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const MARK_16 = 0xffff;
const MARK_32 = 0xffffffff;

/**
 * The entries of a zip by its central directory, checked against the limits before anything is unpacked.
 * @throws UnreadableWorkbookError notZip, truncated, encrypted, tooLarge, damaged
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  try {
    return entriesOf(bytes);
  } catch (error) {
    // A damaged directory points outside the file.
    if (error instanceof RangeError) throw new UnreadableWorkbookError("damaged", "zip directory");
    throw error;
  }
}

function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL) throw new UnreadableWorkbookError("notZip");
  const { count, start } = directoryOf(view);
  if (count > LIMITS.entries) throw new UnreadableWorkbookError("tooLarge", `${count} entries`);
  const entries: ZipEntry[] = [];
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw new UnreadableWorkbookError("truncated");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll("\\", "/")
      .replace(/^\/+/, "");
    if (view.getUint16(at + 8, true) & 1) throw new UnreadableWorkbookError("encrypted", name);
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
    total += sizes.size;
    checkLimits(name, sizes, total);
    const start = sizes.offset + 30;
    if (start > bytes.length) throw new UnreadableWorkbookError("truncated", name);
    const data = start + view.getUint16(sizes.offset + 26, true) + view.getUint16(sizes.offset + 28, true);
    if (data + sizes.packed > bytes.length) throw new UnreadableWorkbookError("truncated", name);
    if (!name.endsWith("/")) {
      const method = view.getUint16(at + 10, true);
      const packed = bytes.subarray(data, data + sizes.packed);
      entries.push({ name, method, crc: view.getUint32(at + 16, true), size: sizes.size, packed });
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** @throws UnreadableWorkbookError damaged, when the content is not what the directory says. */
export function unpack(entry: ZipEntry): Uint8Array {
  let bytes: Uint8Array;
  try {
    // One byte more than declared: an entry that unpacks to more than it says is caught, and never allocated.
    if (entry.method === DEFLATED) bytes = inflateSync(entry.packed, { out: new Uint8Array(entry.size + 1) });
    else if (entry.method === STORED) bytes = entry.packed;
    else throw new Error(`compression method ${entry.method}`);
  } catch (error) {
    throw new UnreadableWorkbookError("damaged", `${entry.name}: ${(error as Error).message}`);
  }
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw new UnreadableWorkbookError("damaged", `${entry.name}: checksum`);
  }
  return bytes;
}

export function pack(name: string, bytes: Uint8Array): ZipEntry {
  const deflated = deflateSync(bytes, { level: bytes.length > 4_000_000 ? 3 : 6 });
  const smaller = deflated.length < bytes.length;
  return {
    name,
    method: smaller ? DEFLATED : STORED,
    crc: crc32(bytes),
    size: bytes.length,
    packed: smaller ? deflated : bytes,
  };
}

/** Entries in the given order, all dated 1 January 1980: the same workbook gives the same bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const names = entries.map((entry) => new TextEncoder().encode(entry.name));
  const length = entries.reduce((sum, entry, i) => sum + 76 + 2 * names[i]!.length + entry.packed.length, 22);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  entries.forEach((entry, i) => {
    offsets.push(at);
    view.setUint32(at, LOCAL, true);
    writeHeader(view, at + 4, entry, names[i]!.length);
    bytes.set(names[i]!, at + 30);
    bytes.set(entry.packed, at + 30 + names[i]!.length);
    at += 30 + names[i]!.length + entry.packed.length;
  });
  const directory = at;
  entries.forEach((entry, i) => {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    writeHeader(view, at + 6, entry, names[i]!.length);
    view.setUint32(at + 42, offsets[i]!, true);
    bytes.set(names[i]!, at + 46);
    at += 46 + names[i]!.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** The fields that the local header and the central directory have in common. */
function writeHeader(view: DataView, at: number, entry: ZipEntry, nameLength: number): void {
  const UTF8_NAMES = 0x0800;
  const FIRST_OF_1980 = 0x21;
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, FIRST_OF_1980, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}

/** How many entries the directory has and where it starts; a zip64 says so in a record of its own before the end. */
function directoryOf(view: DataView): { readonly count: number; readonly start: number } {
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const locator = end - 20;
  if ((count !== MARK_16 && start !== MARK_32) || locator < 0 || view.getUint32(locator, true) !== LOCATOR_64)
    return { count, start };
  const record = Number(view.getBigUint64(locator + 8, true));
  if (record + 56 > locator || view.getUint32(record, true) !== END_64)
    throw new UnreadableWorkbookError("damaged", "zip64 directory");
  return {
    count: Number(view.getBigUint64(record + 32, true)),
    start: Number(view.getBigUint64(record + 48, true)),
  };
}

/** Behind it stands a comment of the zip, or whatever a download or a disk's block put there. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new UnreadableWorkbookError("truncated");
}

interface Sizes {
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Some writers mark every entry as zip64 even when it is small: the real figures then stand in extra field 1. */
function sizesOf(view: DataView, at: number, extraAt: number, extraLength: number): Sizes {
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  const end = extraAt + extraLength;
  for (let field = extraAt; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    const long = (): number => Number(view.getBigUint64((next += 8) - 8, true));
    if (size === MARK_32) size = long();
    if (packed === MARK_32) packed = long();
    if (offset === MARK_32) offset = long();
  }
  return { packed, size, offset };
}

function checkLimits(name: string, { packed, size }: Sizes, total: number): void {
  const bomb = size > LIMITS.ratioFrom && size > packed * LIMITS.ratio;
  if (size <= LIMITS.part && total <= LIMITS.total && !bomb) return;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
  const limit = bomb
    ? `${LIMITS.ratio} times its packed size`
    : `${megabytes(LIMITS.part)}, ${megabytes(LIMITS.total)} for all parts`;
  throw new UnreadableWorkbookError("tooLarge", `${name}: ${megabytes(size)}; the limit is ${limit}`);
}
