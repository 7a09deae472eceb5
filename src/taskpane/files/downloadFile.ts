import type { MadeFile } from "../../workflows/madeFiles";

const TYPES: Readonly<Record<string, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};

/** Time after which the browser has surely taken the file. */
const TAKEN_MS = 60_000;

/** False where the pane's web view drops downloads without a word: Excel for Mac, and for iPad. */
export function canDownload(): boolean {
  const platform = String(globalThis.Office?.context?.platform ?? "");
  return platform !== "Mac" && platform !== "iOS";
}

/** Hands a file to the person by the browser's own download. */
export function downloadFile({ name, bytes }: MadeFile): void {
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  const address = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_MS);
}
