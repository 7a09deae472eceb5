const TEXT = /"(?:[^"]|"")*"/g;
const STRUCTURED = /[\p{L}\p{N}_]\[/u;

// Fact: formats.structured-reference-in-rule
/** True for a formula with a structured reference, such as "=tblData[rate]": rules take cells and names only. */
export function namesTable(part: unknown): boolean {
  return typeof part === "string" && part.startsWith("=") && STRUCTURED.test(part.replace(TEXT, '""'));
}
