import type { FileSummary } from "../../workflows/importSummary";

/** What becomes of the files, at a glance: "Of 12 files 2 are ready, 2 are to be explained, 8 are not used." */
export function filesInWords(files: readonly FileSummary[]): string {
  const count = (...outcomes: readonly FileSummary["outcome"][]) =>
    files.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const said = (n: number, one: string, more: string) =>
    n === 0 ? [] : [n === 1 ? `1 ${one}` : `${n} ${more}`];
  const parts = [
    ...said(count("ready"), "is ready", "are ready"),
    ...said(count("repeated"), "is known already", "are known already"),
    ...said(count("unknown", "changed"), "needs a word from you", "need a word from you"),
    ...said(count("empty", "refused", "unreadable"), "cannot be used", "cannot be used"),
  ];
  return `Of ${files.length} files ${parts.join(", ")}.`;
}

/** Files of one provider and period that do not say the same: in their order, the last one counts. */
export function rivalsIn(files: readonly FileSummary[]): readonly (readonly FileSummary[])[] {
  const byPeriod = new Map<string, FileSummary[]>();
  for (const file of files)
    if (file.outcome === "ready" && file.providerId !== "") {
      const key = `${file.providerId}\n${file.period}`;
      byPeriod.set(key, [...(byPeriod.get(key) ?? []), file]);
    }
  return [...byPeriod.values()].filter((rivals) => rivals.length > 1);
}

/** Which files they are, which of them counts, and what to do. */
export function rivalsInWords(rivals: readonly FileSummary[]): string {
  const [first] = rivals;
  const names = rivals.map(({ file }) => file).join(", ");
  return `${rivals.length} files are from ${first?.provider} for ${first?.period}, and differ: ${names}. They are taken in this order, so the last one counts. Leave out what is out of date.`;
}
