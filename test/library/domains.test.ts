import { DOMAINS, domainOf } from "../../src/library/domains";
import { TEMPLATE_HELP_LIMIT } from "../../src/submission/templateDefinition";

const all = DOMAINS.flatMap((domain) => domain.indicators.map((indicator) => ({ domain, indicator })));
const named = all.map(({ domain, indicator }) => [indicator.id, indicator, domain] as const);

test("there are seven kinds of contract and the department of one's own", () => {
  expect(DOMAINS.filter(({ reportedBy }) => reportedBy === "provider")).toHaveLength(7);
  expect(DOMAINS.filter(({ reportedBy }) => reportedBy === "department")).toHaveLength(1);
});

test("no id stands twice, in all domains together", () => {
  const ids = all.map(({ indicator }) => indicator.id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(DOMAINS.map(({ id }) => id)).toEqual([...new Set(DOMAINS.map(({ id }) => id))]);
});

describe.each(named)("%s", (_id, indicator, domain) => {
  test("says in words what to count, and out of what unless it is a median", () => {
    expect(indicator.name.length).toBeGreaterThan(5);
    expect(indicator.numerator).toMatch(/^[A-Z].{10,}/);
    expect(indicator.denominator === null).toBe(indicator.aggregation === "median");
  });

  test("its words fit an input message", () => {
    expect(indicator.numerator.length).toBeLessThanOrEqual(TEMPLATE_HELP_LIMIT);
    expect(indicator.denominator?.length ?? 0).toBeLessThanOrEqual(TEMPLATE_HELP_LIMIT);
  });

  test("names its source, with an address where the source was seen", () => {
    const sources = [indicator.source, ...(indicator.context ? [indicator.context.source] : [])];
    for (const source of sources) {
      expect(source.title).not.toBe("");
      if (source.grade === "found") expect(source.url).toMatch(/^https?:\/\//);
    }
  });

  test("lies on its domain's way", () => {
    if (indicator.pathwayStage === null) return;
    expect(domain.stages.map(({ id }) => id)).toContain(indicator.pathwayStage);
  });

  test("holds percentages as fractions", () => {
    if (indicator.unit === "percent" && indicator.context)
      expect(indicator.context.value).toBeLessThanOrEqual(1);
    expect(indicator.decimals).toBeGreaterThanOrEqual(indicator.unit === "percent" ? 3 : 0);
  });
});

describe.each(DOMAINS.map((domain) => [domain.id, domain] as const))("%s", (_id, domain) => {
  test("starts a contract with at most five priorities of its own", () => {
    expect(domain.suggested.length).toBeGreaterThanOrEqual(3);
    expect(domain.suggested.length).toBeLessThanOrEqual(5);
    for (const id of domain.suggested) expect(domain.indicators.map((one) => one.id)).toContain(id);
  });

  test("every dimension has a group for what is not recorded, and no group twice", () => {
    for (const { groups, overlapping } of domain.dimensions) {
      if (!overlapping) expect(groups).toContain("Unknown");
      expect(groups).toEqual([...new Set(groups)]);
    }
  });
});

test("a domain is found as people write it", () => {
  expect(domainOf("Child welfare")?.id).toBe("child_welfare");
  expect(domainOf("road-construction")?.id).toBe("road_construction");
  expect(domainOf("parks")).toBeNull();
});
