import { element } from "../page/element";
import type { RibbonButton, RibbonTab } from "./manifest";

/** What the ribbon's buttons do. */
export interface RibbonActions {
  press(button: RibbonButton): Promise<void>;
  /** The workbench's address of a file that the manifest names. */
  addressOf(manifestAddress: string): string;
}

/** The add-in's groups and buttons. A button is busy from its press until the add-in says that it is done. */
export function ribbonGroups(tab: RibbonTab, actions: RibbonActions): HTMLElement[] {
  return tab.groups.map((group) => {
    const labelId = `group-${group.label.replaceAll(/\W+/g, "-")}`;
    return element("div", { class: "ribbon-group", role: "group", "aria-labelledby": labelId }, [
      element(
        "div",
        { class: "ribbon-buttons" },
        group.buttons.map((button) => ribbonButton(button, actions)),
      ),
      element("div", { class: "ribbon-group-label", id: labelId }, [group.label]),
    ]);
  });
}

function ribbonButton(button: RibbonButton, actions: RibbonActions): HTMLElement {
  const tipId = `tip-${button.id}`;
  const shown = element(
    "button",
    { class: "ribbon-button", type: "button", id: button.id, "aria-describedby": tipId },
    [
      element("img", { src: actions.addressOf(button.icon), alt: "", width: "32", height: "32" }),
      element("span", { class: "ribbon-button-label" }, [button.label]),
    ],
  );
  shown.addEventListener("click", async () => {
    if (shown.getAttribute("aria-busy") === "true") return;
    shown.setAttribute("aria-busy", "true");
    // The tip has said what the button does; now it would stand in the way of the result.
    shown.dataset.pressed = "";
    try {
      await actions.press(button);
    } finally {
      shown.removeAttribute("aria-busy");
    }
  });
  for (const away of ["pointerleave", "blur"])
    shown.addEventListener(away, () => delete shown.dataset.pressed);
  const tip = element("div", { class: "supertip", role: "tooltip", id: tipId }, [
    element("strong", {}, [button.tip.title]),
    element("span", {}, [button.tip.text]),
  ]);
  return element("div", { class: "ribbon-control" }, [shown, tip]);
}
