import { byId } from "./element";

/** "Home" shows the grid's own tools, the add-in's tab its groups; arrow keys move between the two. */
export function connectTabs(): void {
  const tabs = [byId("home-tab"), byId("addin-tab")] as const;
  const select = (chosen: HTMLElement): void => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    const home = chosen.id === "home-tab";
    document.body.classList.toggle("home", home);
    byId("ribbon").hidden = home;
    // The grid measures its tools and its window anew.
    window.dispatchEvent(new Event("resize"));
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => select(tab));
    tab.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const other = tabs[1 - index]!;
      select(other);
      other.focus();
    });
  }
  select(tabs[1]);
}
