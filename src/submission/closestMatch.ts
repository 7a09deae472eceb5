/**
 * The candidate that differs least from the text, for "Closest match: …"; null where none is near (more than a
 * third of its letters differ).
 */
export function closestMatch(text: string, candidates: Iterable<string>): string | null {
  const wanted = simplified(text);
  let best: string | null = null;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const other = simplified(candidate);
    const edits = editDistance(wanted, other, Math.floor(Math.max(wanted.length, other.length) / 3));
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Codes lose leading zeros, case and separators more often than letters. */
function simplified(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .replace(/^0+/, "");
}

/** Levenshtein distance, or Infinity where it is above `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  const edits = row[b.length] ?? 0;
  return edits <= limit ? edits : Infinity;
}
