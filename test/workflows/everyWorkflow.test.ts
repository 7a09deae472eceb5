import { SESSION_TIMED_OUT } from "../../src/host/protocol/fault";
import { PROFILES } from "../../src/host/excel/profiles";
import { all } from "../manifest/manifest";
import { givenEveryWorkflow, givenOfflineWorkflows } from "./everyWorkflow";

/** Ribbon buttons that only show the pane, at a place of its own. */
const SHOWS_THE_PANE = ["openImport"];

test("the matrices have a line for everything that the pane, the ribbon and programs can ask for", async () => {
  const every = await givenEveryWorkflow(PROFILES.win365, true);
  const offline = await givenOfflineWorkflows(every);
  const listed = [...Object.keys(every.run), ...Object.keys(offline), "selfTest"];
  const onDemand = await import("../../src/onDemand");
  const offered = Object.entries(onDemand).flatMap(([name, value]) =>
    typeof value === "function" ? [name.replace(/OnDemand$/, "")] : Object.keys(value),
  );
  expect([...listed].sort()).toEqual([...new Set(offered)].sort());
  const ribbon = all("FunctionName").map((element) => String(element.textContent));
  expect(ribbon.length).toBeGreaterThan(3);
  expect(ribbon.filter((name) => !listed.includes(name) && !SHOWS_THE_PANE.includes(name))).toEqual([]);
});

test("what needs no Excel is done whatever state Excel is in, and asks it nothing", async () => {
  const every = await givenEveryWorkflow(PROFILES.ltsc2021, true);
  const offline = await givenOfflineWorkflows(every);
  const { host } = every.book;
  await every.book.settle();
  host.fault = () => SESSION_TIMED_OUT;
  host.modes.dropDown = true;
  const asked = host.syncLog.length;
  const notDone: unknown[] = [];
  for (const [name, run] of Object.entries(offline)) {
    const outcome = await run();
    if (outcome.kind !== "done") notDone.push([name, outcome]);
  }
  expect(notDone).toEqual([]);
  expect(host.syncLog).toHaveLength(asked);
});
