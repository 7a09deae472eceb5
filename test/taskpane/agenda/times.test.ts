import { timesOf } from "../../../src/taskpane/agenda/times";
import { anAgenda } from "../given";

test("each item begins where the one before ends", () => {
  expect(timesOf(anAgenda()).map(({ section, from, to }) => [section.title, from, to])).toEqual([
    ["Going well", 0, 5],
    ["Actions from last time", 5, 15],
  ]);
});
