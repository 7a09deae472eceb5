import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Element as XmlElement } from "@xmldom/xmldom";
import { all, attribute, BUILD, childrenOf, officeApp, only } from "./manifest";

/** What Excel asks of a manifest; each rule here fails validation or silently does nothing when it is broken. */

const DEVELOPMENT = "https://localhost:3000/";

/** Order of children as the published schemas (MS-OWEMXML) have it. Children that are not named here may not occur. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description"],
    ...[
      "IconUrl",
      "HighResolutionIconUrl",
      "SupportUrl",
      "AppDomains",
      "Hosts",
      "Requirements",
      "DefaultSettings",
    ],
    ...["Permissions", "VersionOverrides", "ExtendedOverrides"],
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  AllFormFactors: ["ExtensionPoint"],
  ExtensionPoint: ["CustomTab", "Script", "Page", "Metadata", "Namespace"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  CustomTab: ["Group", "Label"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Action: ["SourceLocation", "FunctionName"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

function resources(kind: string): Map<string, string> {
  const entries = childrenOf(only(kind)).map(
    (entry) => [attribute(entry, "id"), attribute(entry, "DefaultValue")] as const,
  );
  return new Map(entries);
}

const IMAGES = resources("Images");
const URLS = resources("Urls");
const SHORT = resources("ShortStrings");
const LONG = resources("LongStrings");

/** Where an element's resid must lead. */
function expectedResource(element: XmlElement): Map<string, string> {
  const parent = (element.parentNode as XmlElement).localName;
  if (element.localName === "Image") return IMAGES;
  if (element.localName === "Description") return LONG;
  if (["Label", "Title", "Namespace"].includes(element.localName ?? "") || parent === "GetStarted") {
    return element.localName === "LearnMoreUrl" ? URLS : SHORT;
  }
  return URLS;
}

const withResid = all("*").filter((element) => element.hasAttribute("resid"));

describe.each(Object.entries(ORDER))("%s", (name, order) => {
  test.each(all(name).map((element, index) => [index, element] as const))(
    "children in order, number %i",
    (_i, element) => {
      const places = childrenOf(element).map((child) => order.indexOf(child.localName ?? ""));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    },
  );
});

test("the id is the one that workbooks know", () => {
  expect(only("Id").textContent).toBe("33975961-6a8f-4ecc-8cd9-7ebdf3dca388");
});

test("version parts have at most five digits", () => {
  expect(only("Version").textContent).toMatch(/^\d{1,5}(\.\d{1,5}){2,3}$/);
});

test("requires the shared runtime and ExcelApi 1.13, and nothing newer or else", () => {
  const sets = all("Set").map((set) => [attribute(set, "Name"), attribute(set, "MinVersion")]);
  expect(sets).toEqual([
    ["SharedRuntime", "1.1"],
    ["ExcelApi", "1.13"],
  ]);
});

test("one long-lived runtime, the same page for runtime, functions and pane", () => {
  const host = only("Host", only("VersionOverrides"));
  expect(childrenOf(host)[0]?.localName).toBe("Runtimes");
  const runtime = only("Runtime");
  expect(attribute(runtime, "lifetime")).toBe("long");
  const page = attribute(runtime, "resid");
  expect(attribute(only("FunctionFile"), "resid")).toBe(page);
  expect(attribute(only("SourceLocation", only("Page")), "resid")).toBe(page);
  const shown = all("Action").flatMap((action) => all("SourceLocation", action));
  expect(shown.map((location) => attribute(location, "resid"))).toEqual([page]);
  expect(URLS.get(page)).toBe(attribute(only("SourceLocation", only("DefaultSettings")), "DefaultValue"));
  expect(all("TaskpaneId")).toEqual([]);
});

test.each(withResid.map((element) => [attribute(element, "resid"), element] as const))(
  "resid %s leads to a resource of its kind",
  (resid, element) => {
    expect(resid.length).toBeLessThanOrEqual(32);
    expect([...expectedResource(element).keys()]).toContain(resid);
  },
);

test("every resource is used", () => {
  const used = new Set(withResid.map((element) => attribute(element, "resid")));
  const unused = [IMAGES, URLS, SHORT, LONG]
    .flatMap((kind) => [...kind.keys()])
    .filter((id) => !used.has(id));
  expect(unused).toEqual([]);
});

test("texts keep to their lengths", () => {
  for (const text of SHORT.values()) expect(text.length).toBeLessThanOrEqual(125);
  for (const text of LONG.values()) expect(text.length).toBeLessThanOrEqual(250);
  for (const url of [...URLS.values(), ...IMAGES.values()]) expect(url.length).toBeLessThanOrEqual(2048);
  expect(attribute(only("DisplayName"), "DefaultValue").length).toBeLessThanOrEqual(125);
  expect(
    attribute(
      childrenOf(officeApp).find(({ localName }) => localName === "Description")!,
      "DefaultValue",
    ).length,
  ).toBeLessThanOrEqual(250);
});

test("ids are unique and short enough", () => {
  const ids = ["CustomTab", "Group", "Control"]
    .flatMap((name) => all(name))
    .map((element) => attribute(element, "id"));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(125);
});

test("one tab with the four buttons, in the order of the work", () => {
  expect(all("CustomTab")).toHaveLength(1);
  const buttons = all("Control").map((control) => [
    SHORT.get(attribute(childrenOf(control)[0]!, "resid")),
    attribute(only("Action", control), "type"),
  ]);
  expect(buttons).toEqual([
    ["Refresh", "ExecuteFunction"],
    ["Check data", "ExecuteFunction"],
    ["Draft agenda", "ExecuteFunction"],
    ["Open pane", "ShowTaskpane"],
  ]);
});

test.each(
  [...all("Group"), ...all("Control")].map((element) => [attribute(element, "id"), element] as const),
)("%s has icons of 16, 32 and 80 pixels", (_id, element) => {
  const icon = childrenOf(element).find(({ localName }) => localName === "Icon")!;
  const sizes = all("Image", icon).map((image) => attribute(image, "size"));
  expect(sizes).toEqual(expect.arrayContaining(["16", "32", "80"]));
  for (const image of all("Image", icon)) {
    expect(IMAGES.get(attribute(image, "resid"))).toMatch(new RegExp(`-${attribute(image, "size")}\\.png$`));
  }
});

test("buttons are told apart by their icons alone", () => {
  const icons = all("Control").map((control) => {
    const small = all("Image", control).find((image) => attribute(image, "size") === "16")!;
    return readFileSync(fileOf(IMAGES.get(attribute(small, "resid"))!)).toString("base64");
  });
  expect(new Set(icons).size).toBe(4);
});

describe("every address is a file of the build (npm run build)", () => {
  const elements = ["IconUrl", "HighResolutionIconUrl", "SupportUrl"].map((name) =>
    attribute(only(name), "DefaultValue"),
  );
  test.each([...new Set([...elements, ...URLS.values(), ...IMAGES.values()])])("%s", (url) => {
    expect(url.startsWith(DEVELOPMENT)).toBe(true);
    expect(existsSync(fileOf(url))).toBe(true);
  });
});

test.each([
  ["IconUrl", 32],
  ["HighResolutionIconUrl", 64],
])("%s is %i pixels wide", (name, size) => {
  expect(pixelsOf(attribute(only(name), "DefaultValue"))).toEqual({
    width: size,
    height: size,
    transparent: true,
  });
});

test.each([...IMAGES.values()])("%s has the size in its name, and transparency", (url) => {
  const size = Number(/-(\d+)\.png$/.exec(url)![1]);
  expect(pixelsOf(url)).toEqual({ width: size, height: size, transparent: true });
});

function fileOf(url: string): string {
  return path.join(BUILD, url.slice(DEVELOPMENT.length));
}

/** Width, height and colour type stand at fixed places of a PNG's first chunk; colour type 6 has an alpha channel. */
function pixelsOf(url: string): { width: number; height: number; transparent: boolean } {
  const bytes = readFileSync(fileOf(url));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), transparent: bytes[25] === 6 };
}
