const LEAST = 280;
const STEP = 20;

/** Lets a person set the pane's width by dragging the divider, or with the arrow keys on it. */
export function makeResizable(divider: HTMLElement, pane: HTMLElement): void {
  const setWidth = (width: number): void => {
    const most = document.body.clientWidth / 2;
    const next = Math.round(Math.min(Math.max(width, LEAST), most));
    document.documentElement.style.setProperty("--pane-width", `${next}px`);
    divider.setAttribute("aria-valuenow", String(next));
    window.dispatchEvent(new Event("resize"));
  };
  divider.setAttribute("aria-valuemin", String(LEAST));
  divider.setAttribute("aria-valuenow", String(pane.clientWidth));
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    document.body.classList.add("resizing");
  });
  divider.addEventListener("pointermove", (event) => {
    if (divider.hasPointerCapture(event.pointerId)) setWidth(document.body.clientWidth - event.clientX);
  });
  divider.addEventListener("lostpointercapture", () => document.body.classList.remove("resizing"));
  divider.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") setWidth(pane.clientWidth + STEP);
    if (event.key === "ArrowRight") setWidth(pane.clientWidth - STEP);
  });
}
