import { byId, element } from "./element";

/** Says one sentence above the grid, until it is closed or the next one comes. */
export function say(sentence: string): void {
  const close = element("button", { type: "button" }, ["Close"]);
  const bar = byId("message");
  close.addEventListener("click", () => hush());
  bar.replaceChildren(element("span", {}, [sentence]), close);
  bar.hidden = false;
}

export function hush(): void {
  byId("message").hidden = true;
}

/** Covers the grid while something takes its time. */
export async function whileLoading<T>(text: string, work: () => Promise<T>): Promise<T> {
  byId("loading-text").textContent = text;
  byId("loading").hidden = false;
  try {
    // Let the browser paint before work that keeps it busy.
    await new Promise((resolve) => setTimeout(resolve, 30));
    return await work();
  } finally {
    byId("loading").hidden = true;
  }
}
