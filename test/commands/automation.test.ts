import { exposeAutomation, type Automation } from "../../src/commands/automation";

test("programs find the workflows on the page, and cannot replace them", async () => {
  const cancelled = () => Promise.resolve({ kind: "cancelled" } as const);
  const workflows: Omit<Automation, "ready"> = {
    refresh: cancelled,
    undoRefresh: cancelled,
    checkData: cancelled,
    draftAgenda: cancelled,
    readFile: cancelled,
    createTemplates: cancelled,
    createDomainTemplate: cancelled,
    importFiles: cancelled,
    createContract: cancelled,
    share: cancelled,
  };
  exposeAutomation({ ready: Promise.resolve(), ...workflows });

  const { acm } = globalThis as unknown as { acm: Automation };
  await acm.ready;
  expect(acm).toMatchObject(workflows);
  expect(Object.isFrozen(acm)).toBe(true);
});
