import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { actions, shortcuts } from "../../assets/shortcuts/shortcuts.json";
import { associateCommands } from "../../src/commands/commands";
import { attribute, BUILD, childrenOf, DEVELOPMENT, officeApp, only, ROOT } from "./manifest";

/** What Excel asks of the file of keyboard shortcuts; a mistake in it makes them silently do nothing. */

const ids = actions.map(({ id }) => id);

test("the manifest names the file after VersionOverrides, and the build has it", () => {
  expect(childrenOf(officeApp).at(-1)!.localName).toBe("ExtendedOverrides");
  expect(attribute(only("ExtendedOverrides"), "Url")).toBe(`${DEVELOPMENT}shortcuts.json`);
  if (existsSync(BUILD)) expect(existsSync(path.join(BUILD, "shortcuts.json"))).toBe(true);
});

test("every action has a function of that id in the code, and a name", () => {
  const associated: string[] = [];
  Object.assign(globalThis, { Office: { actions: { associate: (id: string) => associated.push(id) } } });
  const nothing = () => Promise.resolve({ kind: "cancelled" } as const);
  associateCommands({
    refresh: nothing,
    checkData: nothing,
    draftAgenda: nothing,
    openImport: () => undefined,
  });
  expect(ids.filter((id) => !associated.includes(id))).toEqual([]);
  expect(actions.every(({ type, name }) => type === "ExecuteFunction" && name.length > 0)).toBe(true);
});

test("keys follow the pattern that collides with nothing of Excel or a browser, each used once", () => {
  const keys = shortcuts.map(({ key }) => key.default);
  expect(keys.filter((key) => !/^Ctrl\+Shift\+Alt\+[A-Z]$/.test(key))).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(shortcuts.map(({ action }) => action).sort()).toEqual([...ids].sort());
});

test("help lists every key with the name of its action", () => {
  const help = readFileSync(path.join(ROOT, "src/taskpane/help.html"), "utf8");
  for (const { action, key } of shortcuts) {
    const { name } = actions.find(({ id }) => id === action)!;
    expect(help).toContain(`<kbd>${key.default}</kbd> ${name}`);
  }
});
