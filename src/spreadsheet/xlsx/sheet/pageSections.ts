import type { PageLayoutModel } from "../../model/sheet";
import { attribute, booleanAttribute, child, numberAttribute } from "../xml/dom";
import { element, escapeXml } from "../xml/text";
import type { SectionCodec } from "./sectionCodec";
import { inNamespaceOf, sectionElement, sectionText } from "./sectionText";
import { isFitted } from "./viewSections";

const PRINT_OPTIONS = [
  ["horizontalCentered", "centerHorizontally"],
  ["verticalCentered", "centerVertically"],
  ["gridLines", "printGridlines"],
  ["headings", "printHeadings"],
] as const;

export const printOptions: SectionCodec = {
  name: "printOptions",
  read(root, { page }) {
    for (const [name, key] of PRINT_OPTIONS) {
      const value = booleanAttribute(child(root, "printOptions"), name);
      if (value !== undefined) page[key] = value;
    }
  },
  state: ({ page }) => PRINT_OPTIONS.map(([, key]) => page[key] ?? false),
  write({ page }, root) {
    if (!child(root, "printOptions") && !PRINT_OPTIONS.some(([, key]) => page[key])) return "";
    const node = sectionElement("printOptions", root);
    for (const [name, key] of PRINT_OPTIONS) {
      if (page[key]) node.setAttribute(name, "1");
      else node.removeAttribute(name);
    }
    return sectionText(node);
  },
};

const EDGES = ["left", "right", "top", "bottom", "header", "footer"] as const;

export const pageMargins: SectionCodec = {
  name: "pageMargins",
  read(root, { page }) {
    for (const edge of EDGES) {
      page.margins[edge] = numberAttribute(child(root, "pageMargins"), edge) ?? page.margins[edge];
    }
  },
  state: ({ page }) => EDGES.map((edge) => page.margins[edge]),
  write({ page }, root) {
    const values = Object.fromEntries(EDGES.map((edge) => [edge, page.margins[edge]]));
    return inNamespaceOf(root, element("pageMargins", values));
  },
};

/** `<pageSetup>`; the printer's own settings, which it may point to, stay. */
export const pageSetup: SectionCodec = {
  name: "pageSetup",
  read(root, sheet) {
    const node = child(root, "pageSetup");
    const { page } = sheet;
    page.orientation = attribute(node, "orientation") === "landscape" ? "Landscape" : "Portrait";
    page.paperSize = numberAttribute(node, "paperSize") ?? null;
    if (booleanAttribute(node, "blackAndWhite")) page.blackAndWhite = true;
    const fitted = booleanAttribute(child(root, "sheetPr", "pageSetUpPr"), "fitToPage");
    if (!fitted) page.zoom = { scale: numberAttribute(node, "scale") ?? 100 };
    else {
      // In the file 0 means "as many pages as it takes".
      const wide = numberAttribute(node, "fitToWidth") ?? 1;
      const tall = numberAttribute(node, "fitToHeight") ?? 1;
      page.zoom = { horizontalFitToPages: wide || undefined, verticalFitToPages: tall || undefined };
    }
  },
  state: ({ page }) => [page.orientation, page.paperSize, page.zoom, page.blackAndWhite ?? false],
  write(sheet, root) {
    const { page } = sheet;
    const node = sectionElement("pageSetup", root);
    const set = (name: string, value: string | number | undefined): void => {
      if (value === undefined) node.removeAttribute(name);
      else node.setAttribute(name, String(value));
    };
    set("blackAndWhite", page.blackAndWhite ? 1 : undefined);
    const { scale, horizontalFitToPages, verticalFitToPages } = page.zoom;
    set("paperSize", page.paperSize ?? undefined);
    set(
      "orientation",
      page.orientation === "Landscape" ? "landscape" : child(root, "pageSetup") ? "portrait" : undefined,
    );
    set("scale", isFitted(sheet) || scale === 100 ? undefined : scale);
    set("fitToWidth", isFitted(sheet) ? (horizontalFitToPages ?? 0) : undefined);
    set("fitToHeight", isFitted(sheet) ? (verticalFitToPages ?? 0) : undefined);
    return node.attributes.length > (node.hasAttribute("xmlns") ? 1 : 0) ? sectionText(node) : "";
  },
};

export const headerFooter: SectionCodec = {
  name: "headerFooter",
  read(root, { page }) {
    const node = child(root, "headerFooter");
    page.header = parseSides(child(node, "oddHeader")?.textContent ?? "");
    page.footer = parseSides(child(node, "oddFooter")?.textContent ?? "");
  },
  state: ({ page }) => [joinSides(page.header), joinSides(page.footer)],
  write({ page }, root) {
    const header = joinSides(page.header);
    const footer = joinSides(page.footer);
    if (!header && !footer) return "";
    const parts =
      (header && element("oddHeader", {}, escapeXml(header))) +
      (footer && element("oddFooter", {}, escapeXml(footer)));
    return inNamespaceOf(root, element("headerFooter", {}, parts));
  },
};

type Sides = PageLayoutModel["header"];

/** "&LLeft&CMiddle&RRight": a text before the first mark is the middle one. */
function parseSides(text: string): Sides {
  const sides: Sides = {};
  for (const match of text.matchAll(/(?:&([LCR])|^)((?:(?!&[LCR])[\s\S])*)/g)) {
    const side = match[1] === "L" ? "left" : match[1] === "R" ? "right" : "center";
    if (match[2]) sides[side] = match[2];
  }
  return sides;
}

function joinSides({ left, center, right }: Sides): string {
  return (left ? `&L${left}` : "") + (center ? `&C${center}` : "") + (right ? `&R${right}` : "");
}
