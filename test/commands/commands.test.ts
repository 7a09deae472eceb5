import { associateCommands } from "../../src/commands/commands";
import type { Outcome } from "../../src/workflows/outcome";
import { all } from "../manifest/manifest";

type Handler = (event: { completed(): void }) => Promise<void>;

/** What a test needs of Office: the buttons' handlers, and whether the pane was asked for. */
function givenOffice() {
  const handlers = new Map<string, Handler>();
  const office = {
    handlers,
    log: [] as string[],
    showRefused: false,
    actions: { associate: (id: string, handler: Handler) => void handlers.set(id, handler) },
    addin: {
      showAsTaskpane: () => {
        office.log.push("pane shown");
        return office.showRefused ? Promise.reject(new Error("not here")) : Promise.resolve();
      },
    },
  };
  Object.assign(globalThis, { Office: office });
  return office;
}

const DONE: Outcome<null> = { kind: "done", value: null };

function given(refresh: () => Promise<Outcome<unknown>>) {
  const office = givenOffice();
  const others = () => Promise.resolve(DONE);
  const openImport = () => void office.log.push("import opened");
  associateCommands({ refresh, checkData: others, draftAgenda: others, openImport });
  const press = () => office.handlers.get("refresh")!({ completed: () => void office.log.push("completed") });
  return { office, press };
}

test("the code's function ids are those of the manifest", () => {
  const { office } = given(() => Promise.resolve(DONE));
  const declared = all("FunctionName").map((element) => element.textContent);
  expect([...office.handlers.keys()].sort()).toEqual([...declared, "showPane"].sort());
});

test("short work is complete when it is done, and leaves the pane alone", async () => {
  const { office, press } = given(() => {
    office.log.push("refreshed");
    return Promise.resolve(DONE);
  });
  await press();
  expect(office.log).toEqual(["refreshed", "completed"]);
});

test("long work is acknowledged after a second and runs on", async () => {
  jest.useFakeTimers();
  let finish: (outcome: Outcome<null>) => void = () => undefined;
  const { office, press } = given(() => new Promise((resolve) => (finish = resolve)));
  const pressed = press();
  await jest.advanceTimersByTimeAsync(999);
  expect(office.log).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(office.log).toEqual(["completed"]);
  finish(DONE);
  await pressed;
  expect(office.log).toEqual(["completed"]);
  jest.useRealTimers();
});

test.each<Outcome<never>>([
  { kind: "failed", code: "AccessDenied", message: "The sheet is protected." },
  { kind: "busy", message: "A refresh is still running." },
])("what is $kind is said in the pane, which is shown after completion only", async (outcome) => {
  const { office, press } = given(() => Promise.resolve(outcome));
  await press();
  expect(office.log).toEqual(["completed", "pane shown"]);
});

test("the import button makes the pane ready first, and shows it after completion", async () => {
  const { office } = given(() => Promise.resolve(DONE));
  await office.handlers.get("openImport")!({ completed: () => void office.log.push("completed") });
  expect(office.log).toEqual(["import opened", "completed", "pane shown"]);
});

test("where the pane may not be shown the command still ends quietly", async () => {
  const { office, press } = given(() => Promise.resolve({ kind: "busy", message: "" }));
  office.showRefused = true;
  await expect(press()).resolves.toBeUndefined();
});

test("a button whose work breaks is not left hanging", async () => {
  const { office, press } = given(() => Promise.reject(new Error("broken")));
  await expect(press()).rejects.toThrow("broken");
  expect(office.log).toEqual(["completed"]);
});

test("the keys for the pane show it once the command is completed, and a refusal is no matter", async () => {
  const { office } = given(() => Promise.resolve(DONE));
  office.showRefused = true;
  await office.handlers.get("showPane")!({ completed: () => void office.log.push("completed") });
  expect(office.log).toEqual(["completed", "pane shown"]);
});
