import { bootOfficeInNode } from "../../../src/host/transport/officeInNode";
import type { RichApiHost } from "../../../src/host/transport/conversation";
import { EXCEL_ON_THE_WEB } from "../../../src/host/excel/profiles";
import { givenWorkbook } from "../givenWorkbook";

/** A host that answers every action with nothing: enough for the loader, settings and commands. */
function bareHost(): RichApiHost {
  const officeSettings = new Map<string, string>();
  return {
    answer: (json) => {
      const { Actions } = JSON.parse(json) as { Actions: { Id: number }[] };
      return JSON.stringify({ Results: Actions.map(({ Id }) => ({ ActionId: Id, Value: {} })) });
    },
    onMessage: () => undefined,
    onDocumentEvent: () => undefined,
    boundCells: () => null,
    pane: {
      pageOpened: () => undefined,
      commandBegan: () => undefined,
      commandCompleted: () => undefined,
    },
    document: {
      url: "",
      selectedData: () => [[]],
      setSelectedData: () => null,
      openCopy: () => ({ handle: 1, bytes: 0 }),
      slice: () => "noSuchFile",
      closeCopy: () => undefined,
    },
    officeSettings,
    saveOfficeSettings: (settings) => {
      officeSettings.clear();
      for (const [name, json] of settings) officeSettings.set(name, json);
    },
    requirementMatrix: { ExcelApi: "1.13", SharedRuntime: "1.1" },
    displayLanguage: "en-US",
    contentLanguage: "en-US",
    documentUrl: "https://localhost:3001/Book1.xlsx",
    build: "16.0.15407.10000",
    platform: EXCEL_ON_THE_WEB.platform,
    hasCustomFunctions: false,
  };
}

test("the real office.js finds its host and says what it supports", async () => {
  const { window, close } = await bootOfficeInNode(bareHost());
  const info = await window.Office.onReady();
  expect(info.host).toBe("Excel");
  expect(window.Office.context.requirements.isSetSupported("ExcelApi", "1.13")).toBe(true);
  expect(window.Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(false);
  close();
});

test("a ribbon button runs the associated function and waits for its completion", async () => {
  const { window, runCommand, close } = await bootOfficeInNode(bareHost());
  const pressed: string[] = [];
  window.Office.actions.associate("refresh", (event: Office.AddinCommands.Event) => {
    pressed.push(event.source.id);
    setTimeout(() => event.completed(), 5);
  });
  await runCommand("refresh", "Button.Refresh");
  expect(pressed).toEqual(["Button.Refresh"]);
  close();
});

test("office.js takes from the page what no webview of Office has: questions, and a history to write to", async () => {
  const { window, close } = await bootOfficeInNode(bareHost());
  expect(() => window.alert("Sure?")).toThrow("not supported");
  expect(() => window.prompt("Sure?")).toThrow("not supported");
  expect(window.history).toMatchObject({ pushState: null, replaceState: null });
  close();
});

test("settings of the Office kind reach the host as text", async () => {
  const host = bareHost();
  const { window, close } = await bootOfficeInNode(host);
  window.Office.context.document.settings.set("greeting", { hello: 1 });
  await new Promise((resolve) => window.Office.context.document.settings.saveAsync(resolve));
  expect(host.officeSettings.get("greeting")).toContain("hello");
  close();
});

test("arrays and promises of Node reach the page's Excel, and its arrays are Node's", async () => {
  const book = await givenWorkbook({ Data: [] });
  const rows = Array.from({ length: 3 }, (_, i) => [i, `r${i}`]);
  const result = await book.excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Data").getRange("A1:B3");
    range.values = rows;
    await Promise.resolve();
    await context.sync();
    range.load("values");
    await context.sync();
    return range.values;
  });
  expect(result).toEqual(rows);
  expect(Array.isArray(result)).toBe(true);
});
