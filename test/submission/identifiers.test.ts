import fc from "fast-check";
import { findIdentifiers, isClientColumn } from "../../src/submission/identifiers";

describe("in free text", () => {
  test.each([
    ["SSN 219-09-9999 on file", ["social security number"]],
    ["ssn: 219099999", ["social security number"]],
    ["219 09 9999", ["social security number"]],
    ["Her social security is 219.09.9999", ["social security number"]],
    ["DOB 3/14/2009", ["birth date"]],
    ["born on March 14, 2009", ["birth date"]],
    ["date of birth: 2009-03-14", ["birth date"]],
    ["case #2024-118832 is still open", ["case number"]],
    ["Client ID: AB-1048823", ["case number"]],
    ["MRN 00482213", ["case number"]],
    ["write to j.doe@example.org", ["e-mail address"]],
    ["call (555) 123-4567", ["phone number"]],
    ["call 555.123.4567 after five", ["phone number"]],
    ["+44 20 7946 0958", ["phone number"]],
    ["Ms. Rivera moved away", ["name"]],
    ["The mother, Ana Lopez, missed two visits", ["name"]],
    ["a youth named Devon", ["name"]],
    ["client J.D. left the programme", ["name"]],
    ["ＳＳＮ ２１９-０９-９９９９", ["social security number"]],
  ])("%s", (text, kinds) => {
    expect(findIdentifiers(text, "freeText")).toEqual(kinds);
  });

  test.each([
    "We held 12 of 25 visits in September 2026; 3 were cancelled by the court.",
    "Intake moved to Elm Street on 1 September 2026.",
    "Referrals rose from 129 to 145 between January and March.",
    "Staff hours: 1,204.5; budget 250-300 thousand.",
    "The Elm Street site opened a second evening slot.",
    "Case managers carry 15 cases each; case load fell by 4.",
    "File 3 of 12 uploaded.",
    "Families First funding ended.",
    "Phone line down for 3 days; 2026-09-14 to 2026-09-17.",
    "900-12-3456 is no number that was ever given out",
  ])("nothing in: %s", (text) => {
    expect(findIdentifiers(text, "freeText")).toEqual([]);
  });

  test("names of the contract's own people and places may stand there", () => {
    const text = "Ms. Rivera of Harbor Family Services asked the parent Ana Lopez";
    expect(findIdentifiers("Ms. Rivera will call", "freeText", ["Ms. Rivera"])).toEqual([]);
    expect(findIdentifiers(text, "freeText", ["Ms. Rivera", "Harbor Family Services"])).toEqual(["name"]);
  });
});

test("phone and e-mail of contacts are no client's; a social security number is one's anywhere", () => {
  expect(findIdentifiers("M. Ortiz, 555-123-4567, m.ortiz@example.org", "contact")).toEqual([]);
  expect(findIdentifiers("219-09-9999", "contact")).toEqual(["social security number"]);
  expect(findIdentifiers("219-09-9999", "figures")).toEqual(["social security number"]);
});

test.each([
  "2026-09",
  "PRV-0001",
  "cw_referral_enrol_30d",
  "1-10",
  "<11",
  "2026-Q3",
  "1,204",
  "A-014",
  "12.5",
])("%s is a figure or an id", (text) => {
  expect(findIdentifiers(text, "figures")).toEqual([]);
});

test("no text takes long or fails", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => {
      expect(Array.isArray(findIdentifiers(text, "freeText", ["x"]))).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(findIdentifiers("client ".repeat(5000) + "A ".repeat(5000), "freeText")).toEqual([]);
});

test.each(["Last name", "client_id", "DOB", "Date of Birth", "SSN", "CaseNumber", "home address", "MRN"])(
  "a column %s announces clients",
  (header) => {
    expect(isClientColumn(header)).toBe(true);
  },
);

test.each([
  "provider_id",
  "Provider name",
  "period",
  "numerator",
  "indicator name",
  "name",
  "birth weight under 2500 g",
  "cases",
  "client count",
  "clients served",
  "owner",
])("a column %s does not", (header) => {
  expect(isClientColumn(header)).toBe(false);
});
