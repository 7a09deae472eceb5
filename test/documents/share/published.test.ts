import type { Breakdown } from "../../../src/analysis/measure";
import { countsOfShown, publishedKey, shownText } from "../../../src/documents/share/published";
import { publishedBy } from "../../../src/documents/share/publishedBy";
import { viewForProvider } from "../../../src/documents/share/sharedView";
import { givenIndicator } from "../../meeting/givenContract";
import { givenShared, monthAfter, months } from "./givenShared";

const ENROL = givenIndicator("enrol", { name: "Enrolled" });
const HARBOR = { id: "PRV-0001", name: "Harbor House" };

function group(name: string, numerator: number, denominator: number): Breakdown {
  return {
    providerId: HARBOR.id,
    indicatorId: "enrol",
    siteId: "ALL",
    period: monthAfter("2026-03", 0),
    dimension: "language",
    group: name,
    numerator: { kind: "number", value: numerator },
    denominator: { kind: "number", value: denominator },
    cells: { sheet: "Groups", address: "A2" },
  };
}

function contract(counts: string, groups: readonly Breakdown[] = []) {
  return {
    providers: [HARBOR],
    indicators: [ENROL],
    observations: months(HARBOR.id, "enrol", "2026-01", counts),
    breakdowns: groups,
  };
}

test("a record says which figure it is about and what was shown of it", () => {
  const about = { providerId: "P", indicatorId: "enrol", period: "2026-03" };
  const texts = [
    shownText({ count: 30, of: 42 }),
    shownText({ count: 30 }, "toDate"),
    shownText(null, "language|Spanish or Latin"),
    shownText(null),
  ];
  expect(texts).toEqual(["30/42", "toDate 30", "language|Spanish or Latin *", "*"]);
  expect(texts.map((shown) => publishedKey({ ...about, shown }))).toEqual([
    "P|2026-03",
    "P|2026-03|toDate",
    "P|2026-03|language|Spanish or Latin",
    "P|2026-03",
  ]);
  expect(texts.map(countsOfShown)).toEqual([{ count: 30, of: 42 }, { count: 30 }, null, null]);
});

test("what was hidden once stays hidden, also when it is no longer small", () => {
  const groups = [group("English", 40, 70), group("Spanish", 4, 30), group("Other", 26, 50)];
  const earlier = viewForProvider(givenShared(contract("60/120 64/130 70/150", groups)), HARBOR.id)!;
  const published = publishedBy(earlier, [], "first.xlsx");
  expect(published.map(({ shown }) => shown)).toEqual(
    expect.arrayContaining(["60/120", "language|Spanish *", "language|Other *", "language|English 40/70"]),
  );
  const grown = [group("English", 40, 70), group("Spanish", 14, 30), group("Other", 16, 50)];
  const later = givenShared(contract("60/120 64/130 70/150", grown), published);
  expect(later.mask.masked.map(({ name, reason }) => [name.split(",")[0], reason])).toEqual([
    ["Spanish", "withheld"],
    ["Other", "withheld"],
  ]);
});

test("two years to date that were shown would give the month between them away", () => {
  const before = viewForProvider(givenShared(contract("60/120 64/130")), HARBOR.id)!;
  const published = publishedBy(before, [], "first.xlsx");
  expect(published.map(({ shown }) => shown)).toContain("toDate 124/250");
  const after = givenShared(contract("60/120 64/130 4/150"), published);
  const hidden = after.mask.masked.map(({ name }) => name);
  expect(hidden).toContain("Harbor House, Mar 2026");
  expect(hidden).toContain("Harbor House, year to Mar 2026");
});
