import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** A hello-world pane with thirteen Fluent components, built the same way. */
const HELLO_WORLD_KB = 159;

/** What a person waits for when the pane opens: the scripts that its page names, compressed as they travel. */
export function firstChunk(folder: string): string {
  const html = readFileSync(path.join(folder, "taskpane.html"), "utf8");
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)/g)].map(([, source]) => source!);
  const own = scripts.filter((source) => !/^https?:/.test(source));
  const size = (file: string) => gzipSync(readFileSync(path.join(folder, file))).length / 1000;
  const first = own.reduce((sum, file) => sum + size(file), 0);
  const rest = readdirSync(path.join(folder, "scripts"))
    .map((file) => `scripts/${file}`)
    .filter((file) => file.endsWith(".js") && !own.includes(file));
  const later = rest.reduce((sum, file) => sum + size(file), 0);
  const ratio = (first / HELLO_WORLD_KB).toFixed(2);
  return `\nThe add-in's size, gzip\n  first: ${Math.round(first)} kB (${ratio} × a hello-world pane of ${HELLO_WORLD_KB} kB); on demand: ${Math.round(later)} kB in ${rest.length} files`;
}
