import { answer } from "../../src/workflows/answer";
import { refresh } from "../../src/workflows/refresh";
import { done, givenContractBook, type Tables } from "./givenContractBook";
import { givenJointReview } from "./givenReviews";

const MONTHS = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];

/** Five months in a row in which 30 of 60 meet a target of 0.7; the last numerator as given. */
function givenMisses(last: number | string, more: Tables = {}) {
  return givenContractBook({
    tblIndicators: [
      {
        indicator_id: "enrolled",
        name: "Enrolled",
        type: "leading",
        unit: "percent",
        direction: "increase",
        aggregation: "ratio_of_sums",
        cadence: "monthly",
        counts_people: "yes",
      },
    ],
    tblTargets: [
      {
        provider_id: null,
        indicator_id: "enrolled",
        effective_from: "2020-01-01",
        value: 0.7,
        kind: "contract",
      },
    ],
    tblMeasures: MONTHS.map((period) => ({
      provider_id: "A",
      indicator_id: "enrolled",
      period,
      numerator: period === "2026-09" ? last : 30,
      denominator: 60,
    })),
    ...more,
  });
}

const missScore = async () =>
  done(await refresh()).flags.find(({ kind }) => kind === "persistent_miss")!.score;

test("an open question about its figures halves a finding's score, and its answer gives it back", async () => {
  await givenMisses(30);
  const full = await missScore();
  expect(full).toBe(3 * 12);
  await givenMisses("30 ");
  const { flags, problems } = done(await refresh());
  expect(flags.find(({ kind }) => kind === "persistent_miss")!.score).toBe(full / 2);
  const ask = problems.find(({ code }) => code === "DQ16")!;
  const draft = { text: ask.question!.answers[0]!.text, words: "", by: "R. Lee" };
  done(await answer(ask, draft, { today: "2026-10-09" }));
  expect(await missScore()).toBe(full);
});

test("a question about another provider's figures changes nothing", async () => {
  await givenMisses(30, {
    tblMeasures: [
      ...MONTHS.map((period) => ({
        provider_id: "A",
        indicator_id: "enrolled",
        period,
        numerator: 30,
        denominator: 60,
      })),
      { provider_id: "B", indicator_id: "enrolled", period: "2026-09", numerator: "50 ", denominator: 60 },
    ],
  });
  expect(await missScore()).toBe(3 * 12);
});

const lateFlags = async (more: Tables) => {
  await givenJointReview(more);
  const { flags } = done(await refresh());
  return flags.filter(({ kind }) => kind === "data_late").map(({ id, sentence }) => [id, sentence]);
};

test("figures that came after the agreed day are flagged late, by their first file", async () => {
  const tblContract = [
    { key: "as_of", value: "2026-11-05" },
    { key: "due_days", value: 15 },
  ];
  const file = (provider_id: string, period: string, received_on: string) => ({
    submission_id: `${provider_id}/${period}/${received_on}`,
    provider_id,
    period,
    received_on,
  });
  const tblSubmissions = [
    file("A", "2026-Q3", "2026-10-15"),
    file("a", "2026-Q3", "2026-10-30"),
    file("B", "2026-Q3", "2026-10-16"),
    file("C", "2026-Q2", "2026-10-30"),
  ];
  expect(await lateFlags({ tblContract, tblSubmissions })).toEqual([
    ["B|completion|data_late", expect.stringContaining("Q3 2026")],
  ]);
  expect(await lateFlags({ tblContract: tblContract.slice(0, 1), tblSubmissions })).toEqual([]);
});
