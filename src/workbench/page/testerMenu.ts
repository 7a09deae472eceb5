import { FAULTS, type FaultName } from "../../host/excel/faults";
import type { ProfileName } from "../../host/excel/profiles";
import { PLATFORM_NAMES, profileName } from "../profile";
import { byId, element } from "./element";

/** What a tester chose: which Excel is played, and what is in the way. */
export interface Played {
  readonly profile: ProfileName;
  /** True: the add-in was installed from Microsoft Marketplace. */
  readonly marketplace: boolean;
  readonly faults: readonly FaultName[];
}

const NAMES = Object.keys(FAULTS) as FaultName[];

/**
 * The choices in the page's address: `?profile=mac&marketplace&faults=readOnly,filters`.
 * @throws Error that lists the names where one is unknown
 */
export function playedIn(address: string): Played {
  const { searchParams } = new URL(address);
  const faults = (searchParams.get("faults") ?? "").split(",").filter((text) => text !== "");
  const unknown = faults.find((text) => !NAMES.some((name) => name === text));
  if (unknown !== undefined) throw new Error(`There is no fault "${unknown}": use ${NAMES.join(", ")}.`);
  return {
    profile: profileName(searchParams.get("profile")),
    marketplace: searchParams.has("marketplace"),
    faults: NAMES.filter((name) => faults.includes(name)),
  };
}

/** The same page with these choices, so that loading it again keeps them. */
export function addressWith(address: string, { profile, marketplace, faults }: Played): string {
  const url = new URL(address);
  const { searchParams } = url;
  for (const name of ["profile", "marketplace", "faults"]) searchParams.delete(name);
  if (profile !== "web") searchParams.set("profile", profile);
  if (marketplace) searchParams.set("marketplace", "");
  if (faults.length > 0) searchParams.set("faults", faults.join(","));
  return url.href;
}

/** Connects the button and the dialog in which a tester chooses; `onChange` hears of every choice. */
export function connectTesterMenu(first: Played, onChange: (played: Played) => void): void {
  let played = first;
  const menu = byId("tester-menu") as HTMLDialogElement;
  const button = byId("tester-button");
  const change = (part: Partial<Played>) => {
    played = { ...played, ...part };
    show();
    history.replaceState(null, "", addressWith(location.href, played));
    onChange(played);
  };
  const show = () => {
    const more = played.faults.map((name) => FAULTS[name].label);
    button.textContent = [PLATFORM_NAMES[played.profile], ...more].join(" · ");
    button.classList.toggle("has-faults", more.length > 0);
  };
  const platform = byId("tester-platform") as HTMLSelectElement;
  platform.append(
    ...Object.entries(PLATFORM_NAMES).map(([value, label]) => element("option", { value }, [label])),
  );
  platform.value = played.profile;
  platform.addEventListener("change", () => change({ profile: profileName(platform.value) }));
  const marketplace = byId("tester-marketplace") as HTMLInputElement;
  marketplace.checked = played.marketplace;
  marketplace.addEventListener("change", () => change({ marketplace: marketplace.checked }));
  byId("tester-faults").append(
    ...NAMES.map((name) =>
      faultChoice(name, played.faults.includes(name), (isOn) =>
        change({ faults: NAMES.filter((one) => (one === name ? isOn : played.faults.includes(one))) }),
      ),
    ),
  );
  button.addEventListener("click", () => menu.showModal());
  menu.addEventListener("click", (event) => {
    if (event.target === menu) menu.close();
  });
  show();
}

function faultChoice(name: FaultName, isOn: boolean, onChange: (isOn: boolean) => void): HTMLElement {
  const { label, does } = FAULTS[name];
  const box = element("input", { type: "checkbox", name });
  box.checked = isOn;
  box.addEventListener("change", () => onChange(box.checked));
  return element("label", { class: "tester-fault" }, [
    box,
    element("span", {}, [element("strong", {}, [label]), element("span", {}, [does])]),
  ]);
}
