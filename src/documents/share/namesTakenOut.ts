import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { SharedView } from "./sharedView";

/** A shorter name or id is a word like any other. */
const SHORTEST_NAME = 3;

/** Finds a name or an id as a word of its own, in capitals or not. */
export function wholeWord(word: string): RegExp {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, "giu");
}

/** Puts the code of a provider that a file may not name where a person typed its name or id. */
export function maskingOf(view: SharedView): (text: string) => string {
  const { providers } = view.mask.data;
  const own = new Set(view.kind === "provider" ? view.providers.map(({ id }) => id) : []);
  const secret = providers
    .filter((provider) => !own.has(provider.id) && view.nameOf(provider) !== provider.name)
    .flatMap((provider) =>
      [provider.name, provider.id].map((word) => ({
        word,
        instead: view.nameOf(provider) ?? "another provider",
      })),
    )
    .filter(({ word }) => word.trim().length >= SHORTEST_NAME)
    .sort((a, b) => b.word.length - a.word.length);
  const patterns = secret.map(({ word, instead }) => ({ pattern: wholeWord(word), instead }));
  return (text) =>
    patterns.reduce((rest, { pattern, instead }) => rest.replace(pattern, () => instead), text);
}

/** Does so in every cell and chart title of a workbook. */
export function takeOutNames(model: WorkbookModel, masked: (text: string) => string): void {
  for (const { cells, charts } of model.sheets) {
    const used = cells.used(false);
    if (used === null) continue;
    cells.read(used).forEach((line, row) =>
      line.forEach((cell, column) => {
        if (typeof cell !== "string") return;
        const text = masked(cell);
        if (text !== cell) cells.setValue(used.top + row, used.left + column, text);
      }),
    );
    for (const chart of charts) chart.title.text = masked(chart.title.text);
  }
}
