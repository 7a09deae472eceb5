/** Excel on the web refuses requests over 5 MB; calls and objects count as well as values. */
const REQUEST_BUDGET = 3_500_000;
/** Bytes that one call with its object paths takes in a request, generously. */
export const BYTES_PER_CALL = 400;

/**
 * Gathers writes into as few round trips as their size allows: syncs grow with bytes, never with objects.
 */
export class Outbox {
  private bytes = 0;

  constructor(private readonly context: Excel.RequestContext) {}

  /** Queues one write of about `bytes` bytes; sends what was queued before when both would be too large together. */
  async add(bytes: number, write: () => void): Promise<void> {
    if (this.bytes > 0 && this.bytes + bytes > REQUEST_BUDGET) await this.send();
    this.bytes += bytes;
    write();
  }

  async send(): Promise<void> {
    this.bytes = 0;
    await this.context.sync();
  }
}

/** Queues a block of values or formats row by row in pieces that fit into one request. */
export async function addInPieces<T>(
  outbox: Outbox,
  rows: readonly (readonly T[])[],
  write: (firstRow: number, rows: T[][]) => void,
): Promise<void> {
  const piece = REQUEST_BUDGET / 2;
  for (let first = 0; first < rows.length;) {
    let bytes = BYTES_PER_CALL;
    let end = first;
    while (end < rows.length && (end === first || bytes < piece)) bytes += bytesOf(rows[end++]!);
    const from = first;
    const part = rows.slice(from, end).map((row) => [...row]);
    await outbox.add(bytes, () => write(from, part));
    first = end;
  }
}

function bytesOf(row: readonly unknown[]): number {
  let bytes = 2;
  for (const cell of row) bytes += typeof cell === "string" ? 3 + cell.length * 1.2 : cell === null ? 5 : 20;
  return bytes;
}
