import { DOMAINS } from "../../src/library/domains";
import { offerContracts } from "../../src/workflows/contractOffer";
import { done } from "./givenContractBook";

test("all eight kinds of contract are offered, each in a line, with all of its indicators", async () => {
  const { domains, mostPriorities } = done(await offerContracts());
  expect(mostPriorities).toBe(5);
  expect(domains.map(({ id }) => id)).toEqual(DOMAINS.map(({ id }) => id));
  for (const { summary, suggested, indicators } of domains) {
    expect(summary.length).toBeLessThan(110);
    expect(suggested.length).toBeLessThanOrEqual(5);
    expect(indicators.map(({ id }) => id)).toEqual(expect.arrayContaining([...suggested]));
  }
});

test("every indicator has its definition, and a word on how well it is supported", async () => {
  const { domains } = done(await offerContracts());
  for (const indicator of domains.flatMap(({ indicators }) => indicators)) {
    expect(indicator.definition).toMatch(/^[A-Z0-9].*\.$/);
    expect(indicator.definition).not.toMatch(/\.\.|^Of /);
    expect(indicator.gradeInWords).toMatch(/published source|expert practice/);
  }
});

test("published figures are in the words and the unit of their indicator", async () => {
  const { domains } = done(await offerContracts());
  const indicators = domains.flatMap((domain) => domain.indicators);
  const context = (id: string) => indicators.find((one) => one.id === id)!.context;
  expect(context("wc_missed")).toMatch(
    /^at most 0\.3 for 1,000 \(one place's published target\): Wandsworth/,
  );
  const shares = indicators.filter(({ unit, context: has }) => unit === "percent" && has !== null);
  expect(shares.length).toBeGreaterThan(3);
  for (const share of shares) expect(share.context).toMatch(/^(at (least|most)|less than) \d+(\.\d+)?%/);
});
