/** @jest-environment jsdom */
import { actionOf, listenForKeys } from "../../src/taskpane/paneKeys";
import { done } from "./given";

const ALL = { ctrlKey: true, metaKey: false, shiftKey: true, altKey: true };

test("keys are known by their place, with Ctrl or Command; fewer of them are nobody's", () => {
  expect(actionOf({ ...ALL, code: "KeyR" })).toBe("refresh");
  expect(actionOf({ ...ALL, ctrlKey: false, metaKey: true, code: "KeyK" })).toBe("checkData");
  expect(actionOf({ ...ALL, shiftKey: false, code: "KeyR" })).toBeNull();
  expect(actionOf({ ...ALL, ctrlKey: false, code: "KeyR" })).toBeNull();
  expect(actionOf({ ...ALL, code: "KeyZ" })).toBeNull();
});

test("a key runs what its button runs, once while it is held down; others pass", () => {
  const ran: string[] = [];
  const run = (name: string) => () => {
    ran.push(name);
    return done(null) as Promise<never>;
  };
  listenForKeys(window, {
    refresh: run("refresh"),
    checkData: run("checkData"),
    draftAgenda: run("draftAgenda"),
  });
  const press = (init: KeyboardEventInit) => {
    const event = new KeyboardEvent("keydown", { ...init, cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(press({ ...ALL, code: "KeyA" })).toBe(true);
  expect(press({ ...ALL, code: "KeyA", repeat: true })).toBe(true);
  expect(press({ code: "KeyR" })).toBe(false);
  expect(press({ ...ALL, code: "KeyP" })).toBe(false);
  expect(ran).toEqual(["draftAgenda"]);
});
