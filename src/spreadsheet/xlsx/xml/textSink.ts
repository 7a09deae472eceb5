const CHUNK = 1 << 20;

/** Collects a long text as UTF-8 bytes, a megabyte at a time: a large sheet is longer than a string can be. */
export class TextSink {
  private readonly chunks: Uint8Array[] = [];
  private readonly encoder = new TextEncoder();
  private pending: string[] = [];
  private length = 0;

  write(text: string): void {
    this.pending.push(text);
    this.length += text.length;
    if (this.length > CHUNK) this.flush();
  }

  append(other: TextSink): void {
    this.flush();
    other.flush();
    this.chunks.push(...other.chunks);
  }

  bytes(): Uint8Array {
    this.flush();
    const all = new Uint8Array(this.chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }

  private flush(): void {
    if (this.pending.length > 0) this.chunks.push(this.encoder.encode(this.pending.join("")));
    this.pending = [];
    this.length = 0;
  }
}
