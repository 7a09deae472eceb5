import type { Finding, Flag } from "../../src/analysis/finding";
import { buildTrends, MOST_CHARTS, TREND_COLUMN, TREND_LAYOUT } from "../../src/workbook/buildTrends";
import { givenFinding, givenFlag, givenIndicator } from "../meeting/givenContract";

const NOTHING_YET = { trendBlocks: [], charts: {} };

function finding(id: string, entries: number[], priority: number | null = null): Finding {
  const provider = { id: "P", name: "Harbor" };
  const indicator = givenIndicator(id, { priority });
  return givenFinding({ provider, indicator, from: "2023-01", entries });
}

const flagOf = (flagged: Finding): Flag => givenFlag(flagged, "worsening_trend");

test("each series has a block of its latest 36 periods, filled up with empty rows", () => {
  const long = finding(
    "long",
    Array.from({ length: 40 }, (_, i) => i),
  );
  const short = finding("short", [0.5, 0.6]);
  const { blocks } = buildTrends([long, short], [], NOTHING_YET, undefined);
  expect(blocks.map(({ rows }) => rows.length)).toEqual([TREND_LAYOUT.blockRows, TREND_LAYOUT.blockRows]);
  expect(blocks[0]!.rows.map((row) => row[TREND_COLUMN.value])).toEqual(
    Array.from({ length: 36 }, (_, i) => i + 4),
  );
  expect(blocks[1]!.rows[2]!.every((cell) => cell === "")).toBe(true);
  expect(blocks.map(({ filled }) => filled)).toEqual([36, 2]);
});

test("flagged series come first, then priority measures, then the rest; at most ten have a chart", () => {
  const all = Array.from({ length: 14 }, (_, i) => finding(`m${i}`, [1, 2, 3], i === 9 ? 1 : null));
  const flagged = all[12]!;
  const { charts } = buildTrends(all, [flagOf(flagged)], NOTHING_YET, undefined);
  expect(Object.keys(charts)).toHaveLength(MOST_CHARTS);
  expect(charts["ACM trend 1"]!.key).toBe("P|m12");
  expect(charts["ACM trend 2"]!.key).toBe("P|m9");
});

test("a series keeps its block and its chart when others become more important", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => finding(id, [1, 2, 3]));
  const first = buildTrends([a!, b!], [], NOTHING_YET, undefined);
  const second = buildTrends(
    [c!, a!, b!],
    [flagOf(c!)],
    { trendBlocks: first.blocks, charts: first.charts },
    undefined,
  );
  expect(second.blocks.map(({ key }) => key)).toEqual(["P|a", "P|b", "P|c"]);
  expect(second.charts["ACM trend 1"]!.key).toBe("P|a");
  expect(second.charts["ACM trend 2"]!.key).toBe("P|b");
  expect(second.charts["ACM trend 3"]!.key).toBe("P|c");
});

test("the large chart shows the chosen series, or the most important one where the text is no series", () => {
  const [a, b] = ["a", "b"].map((id) => finding(id, [1, 2, 3]));
  const chosen = (label: string | undefined) =>
    buildTrends([a!, b!], [flagOf(b!)], NOTHING_YET, label).chosen;
  expect(chosen(undefined)).toBe("P|b");
  expect(chosen("Harbor – a")).toBe("P|a");
  expect(chosen("no such series")).toBe("P|b");
});

test("the axis holds everything that is drawn and never starts below zero for positive values", () => {
  const { charts } = buildTrends([finding("m", [0.01, 0.5, 0.86])], [], NOTHING_YET, undefined);
  const { minimum, maximum } = charts["ACM trend 1"]!;
  expect(minimum).toBe(0);
  expect(maximum).toBeGreaterThan(0.86);
});

test("figures that did not change leave the fingerprint as it was", () => {
  const before = buildTrends([finding("m", [1, 2, 3])], [], NOTHING_YET, undefined).blocks[0]!.fingerprint;
  expect(buildTrends([finding("m", [1, 2, 3])], [], NOTHING_YET, undefined).blocks[0]!.fingerprint).toBe(
    before,
  );
  expect(buildTrends([finding("m", [1, 2, 4])], [], NOTHING_YET, undefined).blocks[0]!.fingerprint).not.toBe(
    before,
  );
});
