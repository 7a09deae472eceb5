import { byId, element } from "./element";

/** What a message offers to do. */
interface Offer {
  readonly label: string;
  readonly act: () => void;
}

/** Says one sentence above the grid, until it is closed or the next one comes. */
export function say(sentence: string): void {
  sayAndOffer(sentence, []);
}

/** The same, with buttons for what can be done about it; pressing one closes the message. */
export function sayAndOffer(sentence: string, offers: readonly Offer[]): void {
  const buttons = [...offers, { label: "Close", act: () => undefined }].map(({ label, act }) => {
    const button = element("button", { type: "button" }, [label]);
    button.addEventListener("click", () => {
      hush();
      act();
    });
    return button;
  });
  const bar = byId("message");
  bar.replaceChildren(element("span", {}, [sentence]), ...buttons);
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
