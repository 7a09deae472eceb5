import { readFileSync } from "node:fs";
import path from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { readManifest } from "../../../src/workbench/ribbon/manifest";

const parser = new DOMParser() as unknown as globalThis.DOMParser;
const shipped = readFileSync(path.resolve(__dirname, "../../../manifest.xml"), "utf8");

test("the shipped manifest gives one tab with the buttons of its groups", () => {
  const { tab } = readManifest(shipped, parser);
  expect(tab.groups.flatMap(({ buttons }) => buttons.map(({ label }) => label))).toEqual([
    "Refresh",
    "Check data",
    "Import submissions",
    "Draft agenda",
    "Open pane",
  ]);
});

test("the shipped manifest announces custom functions", () => {
  expect(readManifest(shipped, parser).functions).toEqual({
    namespace: "ACM",
    metadata: "https://localhost:3000/functions.json",
  });
});

test("a command button names its function, a pane button its page", () => {
  const { tab } = readManifest(shipped, parser);
  const buttons = tab.groups.flatMap((group) => group.buttons);
  expect(buttons.find(({ label }) => label === "Refresh")?.action).toEqual({
    kind: "function",
    name: "refresh",
  });
  expect(buttons.find(({ label }) => label === "Open pane")?.action).toEqual({
    kind: "pane",
    address: "https://localhost:3000/taskpane.html",
  });
});

test("each button has a supertip and its largest picture", () => {
  const [refresh] = readManifest(shipped, parser).tab.groups[0]!.buttons;
  expect(refresh?.icon).toMatch(/refresh-80\.png$/);
  expect(refresh?.tip.title).toBe("Refresh");
  expect(refresh?.tip.text.length).toBeGreaterThan(20);
});

test("the tab's own label is not mistaken for that of a group", () => {
  const { tab } = readManifest(shipped, parser);
  expect(tab.groups.map(({ label }) => label)).not.toContain(tab.label);
});

test("a resid that resolves to nothing is named", () => {
  const broken = shipped.replace('<bt:String id="Refresh.Label"', '<bt:String id="Other.Label"');
  expect(() => readManifest(broken, parser)).toThrow(
    'The manifest\'s resid "Refresh.Label" resolves to nothing.',
  );
});
