import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Element as XmlElement } from "@xmldom/xmldom";
import { shortcuts } from "../../assets/shortcuts/shortcuts.json";
import { associateCommands } from "../../src/commands/commands";
import {
  all,
  attribute,
  childrenOf,
  DEVELOPMENT,
  fileOf,
  officeApp,
  only,
  resources,
  ROOT,
} from "./manifest";

/** What Excel asks of a manifest; each rule here fails validation or silently does nothing when it is broken. */

/** Order of children as the published schemas (MS-OWEMXML) have it. Children that are not named here may not occur. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description"],
    ...["IconUrl", "HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements"],
    ...["DefaultSettings", "Permissions", "VersionOverrides", "ExtendedOverrides"],
  ],
  Requirements: ["Sets"],
  Sets: ["Set"],
  DefaultSettings: ["SourceLocation"],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources"],
  Hosts: ["Host"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  Runtimes: ["Runtime"],
  AllFormFactors: ["ExtensionPoint"],
  ExtensionPoint: ["CustomTab", "Script", "Page", "Metadata", "Namespace"],
  Script: ["SourceLocation"],
  Page: ["SourceLocation"],
  Metadata: ["SourceLocation"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  CustomTab: ["Group", "Label"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
  Icon: ["Image"],
  Action: ["SourceLocation", "FunctionName"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
  Images: ["Image"],
  Urls: ["Url"],
  ShortStrings: ["String"],
  LongStrings: ["String"],
};

/** Children that their parent must have; `Description` of VersionOverrides and the like may be left out. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    ...["Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl"],
    ...["HighResolutionIconUrl", "SupportUrl", "Hosts", "DefaultSettings", "Permissions", "VersionOverrides"],
  ],
  VersionOverrides: ["Hosts", "Resources"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
  CustomTab: ["Group", "Label"],
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Supertip: ["Title", "Description"],
};

const IMAGES = resources("Images");
const URLS = resources("Urls");
const SHORT = resources("ShortStrings");
const LONG = resources("LongStrings");

const withResid = all("*").filter((element) => element.hasAttribute("resid"));
const texts = (kind: Map<string, string>) => [...kind.values()];
const idsOf = (...names: string[]) =>
  names.flatMap((name) => all(name)).map((element) => attribute(element, "id"));
const urlOf = (name: string) => attribute(only(name), "DefaultValue");
const tooLong = (values: readonly string[], most: number) => values.filter(({ length }) => length > most);

describe("which manifest it is", () => {
  test("XML for a task pane, with the overrides of version 1.0: 1.1 is Outlook's alone", () => {
    expect(attribute(officeApp, "type")).toBe("TaskPaneApp");
    const overrides = only("VersionOverrides");
    expect(attribute(overrides, "type")).toBe("VersionOverridesV1_0");
    expect(overrides.namespaceURI).toBe("http://schemas.microsoft.com/office/taskpaneappversionoverrides");
  });

  test("the id is a GUID, and for ever the one that workbooks know", () => {
    expect(only("Id").textContent).toBe("33975961-6a8f-4ecc-8cd9-7ebdf3dca388");
  });

  test("a version has three or four parts of at most five digits", () => {
    expect(only("Version").textContent).toMatch(/^\d{1,5}(\.\d{1,5}){2,3}$/);
  });

  test("it may read and write the document, and asks for nothing else", () => {
    expect(only("Permissions").textContent).toBe("ReadWriteDocument");
  });
});

describe("children stand in the order of the schema", () => {
  test.each(Object.entries(ORDER))("of %s", (name, order) => {
    for (const element of all(name)) {
      const places = childrenOf(element).map((child) => order.indexOf(child.localName ?? ""));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  test("of every element that has children", () => {
    const parents = all("*").filter((element) => childrenOf(element).length > 0);
    expect(parents.map(({ localName }) => localName).filter((name) => !ORDER[name ?? ""])).toEqual([]);
  });

  test.each(Object.entries(REQUIRED))("%s has what it must have", (name, required) => {
    for (const element of all(name)) {
      const found = childrenOf(element).map(({ localName }) => localName);
      expect(found).toEqual(expect.arrayContaining([...required]));
    }
  });
});

describe("texts and ids keep to their lengths", () => {
  test("the add-in's name has at most 125 characters, its description 250", () => {
    expect(tooLong([urlOf("DisplayName")], 125)).toEqual([]);
    const described = childrenOf(officeApp).filter(({ localName }) => localName === "Description");
    expect(described.map((element) => attribute(element, "DefaultValue").length > 250)).toEqual([false]);
  });

  test("short texts have at most 125 characters, long ones 250, addresses 2,048", () => {
    expect(tooLong(texts(SHORT), 125)).toEqual([]);
    expect(tooLong(texts(LONG), 250)).toEqual([]);
    expect(tooLong([...texts(URLS), ...texts(IMAGES)], 2048)).toEqual([]);
  });

  test("ids of tabs and groups have at most 125 characters; ids of tabs, groups and buttons are unique", () => {
    expect(tooLong(idsOf("CustomTab", "Group"), 125)).toEqual([]);
    const ids = idsOf("CustomTab", "Group", "Control");
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("resources", () => {
  test("a resid has at most 32 characters, and no two resources share one", () => {
    const ids = [IMAGES, URLS, SHORT, LONG].flatMap((kind) => [...kind.keys()]);
    expect(tooLong(ids, 32)).toEqual([]);
    const entries = ["Images", "Urls", "ShortStrings", "LongStrings"].flatMap((kind) =>
      childrenOf(only(kind)),
    );
    expect(ids).toHaveLength(entries.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every resid leads to a resource of its kind", () => {
    const lost = withResid.filter((element) => !expectedResource(element).has(attribute(element, "resid")));
    expect(lost.map((element) => attribute(element, "resid"))).toEqual([]);
  });

  test("every resource is used", () => {
    const used = new Set(withResid.map((element) => attribute(element, "resid")));
    const ids = [IMAGES, URLS, SHORT, LONG].flatMap((kind) => [...kind.keys()]);
    expect(ids.filter((id) => !used.has(id))).toEqual([]);
  });
});

describe("addresses", () => {
  const addresses = [
    ...["IconUrl", "HighResolutionIconUrl", "SupportUrl"].map(urlOf),
    ...texts(URLS),
    ...texts(IMAGES),
  ];

  test("all are of one origin and begin with https, so that no AppDomain is needed", () => {
    expect(addresses.filter((address) => !address.startsWith(DEVELOPMENT))).toEqual([]);
    expect(DEVELOPMENT).toMatch(/^https:/);
    expect(all("AppDomains")).toEqual([]);
  });

  test.each([...new Set(addresses)])("%s is a file of the build (npm run build)", (address) => {
    expect(existsSync(fileOf(address))).toBe(true);
  });
});

describe("requirements", () => {
  test("the shared runtime and ExcelApi 1.13 alone: not RibbonApi or DialogApi, which are asked for at run time", () => {
    const sets = all("Set").map((set) => [attribute(set, "Name"), attribute(set, "MinVersion")]);
    expect(sets).toEqual([
      ["SharedRuntime", "1.1"],
      ["ExcelApi", "1.13"],
    ]);
  });
});

describe("the shared runtime", () => {
  const page = attribute(only("Runtime"), "resid");

  test("Runtimes is the first child of its Host and holds one long-lived runtime", () => {
    expect(childrenOf(only("Host", only("VersionOverrides")))[0]?.localName).toBe("Runtimes");
    expect(childrenOf(only("Runtimes"))).toHaveLength(1);
    expect(attribute(only("Runtime"), "lifetime")).toBe("long");
  });

  test("its resid is that of FunctionFile, of the custom functions' Page and of every ShowTaskpane", () => {
    expect(attribute(only("FunctionFile"), "resid")).toBe(page);
    expect(attribute(only("SourceLocation", only("Page")), "resid")).toBe(page);
    const shown = all("Action").filter((action) => attribute(action, "type") === "ShowTaskpane");
    expect(shown.map((action) => attribute(only("SourceLocation", action), "resid"))).toEqual([page]);
  });

  test("its address is the one that clients without overrides open", () => {
    expect(URLS.get(page)).toBe(attribute(only("SourceLocation", only("DefaultSettings")), "DefaultValue"));
  });

  test("no action names a TaskpaneId, and nothing opens the pane by itself", () => {
    expect(all("TaskpaneId")).toEqual([]);
    const autoOpen = /AutoShowTaskpaneWithDocument|Office\.AutoShowTaskpane|setStartupBehavior/;
    expect(sources().filter((text) => autoOpen.test(text))).toEqual([]);
  });
});

describe("the ribbon", () => {
  test("one tab, at the place that Excel gives it, with groups of our own", () => {
    expect(all("CustomTab")).toHaveLength(1);
    expect([...all("InsertBefore"), ...all("InsertAfter")]).toEqual([]);
    expect([...all("OfficeTab"), ...all("OfficeGroup"), ...all("OfficeControl")]).toEqual([]);
  });

  test("the five buttons, in the order of the work, and one that shows the pane", () => {
    const buttons = all("Control").map((control) => [
      SHORT.get(attribute(childrenOf(control)[0]!, "resid")),
      attribute(only("Action", control), "type"),
    ]);
    expect(buttons).toEqual([
      ["Refresh", "ExecuteFunction"],
      ["Check data", "ExecuteFunction"],
      ["Import submissions", "ExecuteFunction"],
      ["Draft agenda", "ExecuteFunction"],
      ["Open pane", "ShowTaskpane"],
    ]);
  });

  test("the functions of its buttons are among those that the code associates; the others have keys", () => {
    const named = new Set(all("FunctionName").map(({ textContent }) => textContent));
    const associated = associatedActions();
    expect([...named].filter((name) => !associated.includes(name ?? ""))).toEqual([]);
    const withKeys = shortcuts.map(({ action }) => action);
    expect(associated.filter((id) => !named.has(id) && !withKeys.includes(id))).toEqual([]);
  });
});

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

/** Ids that the code gives to Office.actions.associate. */
function associatedActions(): string[] {
  const ids: string[] = [];
  Object.assign(globalThis, { Office: { actions: { associate: (id: string) => ids.push(id) } } });
  const nothing = () => Promise.resolve({ kind: "cancelled" } as const);
  const work = { refresh: nothing, checkData: nothing, draftAgenda: nothing };
  associateCommands({ ...work, openImport: () => undefined });
  return ids;
}

/** The texts of the add-in's own code. */
function sources(): string[] {
  const folder = path.join(ROOT, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/^(host|workbench)\b/.test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
}
