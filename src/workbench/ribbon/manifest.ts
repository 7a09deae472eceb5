/** The add-in's part of the ribbon, as its manifest declares it. */
export interface RibbonTab {
  readonly label: string;
  readonly groups: readonly RibbonGroup[];
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: { readonly title: string; readonly text: string };
  /** Address of the picture for large buttons, as the manifest gives it. */
  readonly icon: string;
  readonly action:
    | { readonly kind: "function"; readonly name: string }
    | { readonly kind: "pane"; readonly address: string };
}

export interface AddinManifest {
  readonly name: string;
  /** Page of the shared runtime. */
  readonly page: string;
  readonly tab: RibbonTab;
  /** Its custom functions: what stands before their names in a formula, and the address of their description. */
  readonly functions: { readonly namespace: string; readonly metadata: string };
}

/**
 * Reads what Excel would show of the add-in.
 * @throws Error naming the element that is missing or the resid that resolves to nothing.
 */
export function readManifest(xml: string, parser: Pick<DOMParser, "parseFromString">): AddinManifest {
  const root = parser.parseFromString(xml, "text/xml").documentElement;
  const resources = new Map<string, string>();
  for (const tag of ["Image", "Url", "String"]) {
    for (const each of all(root, tag)) {
      resources.set(each.getAttribute("id") ?? "", each.getAttribute("DefaultValue") ?? "");
    }
  }
  const resource = (element: Element): string => {
    const id = element.getAttribute("resid") ?? "";
    const value = resources.get(id);
    if (value === undefined) throw new Error(`The manifest's resid "${id}" resolves to nothing.`);
    return value;
  };
  const button = (control: Element): RibbonButton => {
    const supertip = first(control, "Supertip");
    const action = first(control, "Action");
    const runs = action.getAttribute("xsi:type") === "ExecuteFunction";
    return {
      id: control.getAttribute("id") ?? "",
      label: resource(child(control, "Label")),
      tip: { title: resource(first(supertip, "Title")), text: resource(first(supertip, "Description")) },
      icon: resource(largestIcon(child(control, "Icon"))),
      action: runs
        ? { kind: "function", name: first(action, "FunctionName").textContent?.trim() ?? "" }
        : { kind: "pane", address: resource(first(action, "SourceLocation")) },
    };
  };
  const tab = first(root, "CustomTab");
  const functions = first(root, "AllFormFactors");
  return {
    name: first(root, "DisplayName").getAttribute("DefaultValue") ?? "",
    page: resource(first(root, "Runtime")),
    tab: {
      label: resource(child(tab, "Label")),
      groups: all(tab, "Group").map((group) => ({
        label: resource(child(group, "Label")),
        buttons: all(group, "Control").map(button),
      })),
    },
    functions: {
      namespace: resource(first(functions, "Namespace")),
      metadata: resource(first(first(functions, "Metadata"), "SourceLocation")),
    },
  };
}

/** The 80-pixel picture stays sharp on any screen. */
function largestIcon(icon: Element): Element {
  const images = all(icon, "Image");
  const size = (image: Element): number => Number(image.getAttribute("size"));
  return images.reduce((best, image) => (size(image) > size(best) ? image : best), first(icon, "Image"));
}

/** Elements by local name: the manifest's namespaces have prefixes of its author's choice. */
function all(parent: Element, localName: string): Element[] {
  return Array.from(parent.getElementsByTagName("*")).filter((each) => each.localName === localName);
}

function first(parent: Element, localName: string): Element {
  const [element] = all(parent, localName);
  if (!element) throw new Error(`The manifest has no <${localName}> in <${parent.localName}>.`);
  return element;
}

/** A direct child: a tab's label stands after the labels of its groups. */
function child(parent: Element, localName: string): Element {
  const element = all(parent, localName).find((each) => each.parentNode === parent);
  if (!element) throw new Error(`The manifest has no <${localName}> in <${parent.localName}>.`);
  return element;
}
