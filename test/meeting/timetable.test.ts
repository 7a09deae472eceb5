import { sectionMinutes, shareOut } from "../../src/meeting/timetable";

const single = { joint: false, withGlance: true };

test("a single and a joint meeting of the usual length have the usual minutes", () => {
  expect(Object.values(sectionMinutes(60, single))).toEqual([5, 10, 10, 25, 8, 2]);
  expect(Object.values(sectionMinutes(90, { joint: true, withGlance: true }))).toEqual([
    5, 15, 15, 40, 12, 3,
  ]);
});

test.each([
  [15, [1, 5, 0, 3, 5, 1]],
  [30, [2, 5, 0, 17, 5, 1]],
  [39, [3, 7, 0, 23, 5, 1]],
  [40, [3, 7, 7, 17, 5, 1]],
  [120, [10, 20, 20, 50, 16, 4]],
])("%p minutes are shared by largest remainder, with five for actions and decisions", (minutes, expected) => {
  expect(Object.values(sectionMinutes(minutes, single))).toEqual(expected);
});

test("where nothing is flagged item 3 gives its time to item 4", () => {
  expect(sectionMinutes(60, { joint: false, withGlance: false })).toMatchObject({ glance: 0, deepDive: 35 });
});

test("a tie goes to the earlier share, and a weight of nothing gets nothing", () => {
  expect(shareOut(4, [1, 1, 1])).toEqual([2, 1, 1]);
  expect(shareOut(3, [0, 1, 1])).toEqual([0, 2, 1]);
});
