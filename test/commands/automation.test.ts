import { exposeAutomation, type Automation } from "../../src/commands/automation";

test("programs find the workflows on the page, and cannot replace them", async () => {
  const refresh: Automation["refresh"] = () => Promise.resolve({ kind: "cancelled" });
  const checkData: Automation["checkData"] = () => Promise.resolve({ kind: "cancelled" });
  const draftAgenda: Automation["draftAgenda"] = () => Promise.resolve({ kind: "cancelled" });
  exposeAutomation({ ready: Promise.resolve(), refresh, checkData, draftAgenda });

  const { acm } = globalThis as unknown as { acm: Automation };
  await acm.ready;
  expect(acm).toMatchObject({ refresh, checkData, draftAgenda });
  expect(Object.isFrozen(acm)).toBe(true);
});
