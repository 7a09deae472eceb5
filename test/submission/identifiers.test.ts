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
    ["123–45–6789 on file", ["social security number"]],
    ["social security no. 123456789", ["social security number"]],
    ["last four of SSN 6789", ["social security number"]],
    ["d.o.b. 4.5.11", ["birth date"]],
    ["DOB 05042011", ["birth date"]],
    ["born 4 May 2011", ["birth date"]],
    ["born in May 2011", ["birth date"]],
    ["b. 2011-05-04", ["birth date"]],
    ["birthday is May 4th, 2011", ["birth date"]],
    ["date of birth 4-May-2011", ["birth date"]],
    ["case no. 19-CV-00482", ["case number"]],
    ["Case # JV2023-001945", ["case number"]],
    ["docket 2:23-cr-00101", ["case number"]],
    ["Medicaid ID 12345678A", ["case number"]],
    ["client no 4471", ["case number"]],
    ["case file A123456", ["case number"]],
    ["jane.doe+x@agency.example", ["e-mail address"]],
    ["mail jane (at) agency.example", ["e-mail address"]],
    ["jane AT agency DOT example", ["e-mail address"]],
    ["tel 555-867-5309", ["phone number"]],
    ["(415) 555 0134 ext. 7", ["phone number"]],
    ["ring 4158675309 after five", ["phone number"]],
    ["+442079460958", ["phone number"]],
    ["call 1-800-555-0199", ["phone number"]],
    ["Ms. Lee called twice", ["name"]],
    ["Mrs O'Brien asked for help", ["name"]],
    ["MS. RIVERA MOVED AWAY", ["name"]],
    ["Mr. van der Berg came", ["name"]],
    ["the mother, Anne-Marie Dupont, came", ["name"]],
    ["client Sean O'Brien left", ["name"]],
    ["The youth Maria Garcia Lopez", ["name"]],
    ["the father José Luis Hernández Ruiz", ["name"]],
    ["the aunt Rosa de la Cruz", ["name"]],
    ["client MARIA LOPEZ left", ["name"]],
    ["participant J. Smith", ["name"]],
    ["the boy D'Angelo Brown", ["name"]],
    ["child McKenzie Scott was placed", ["name"]],
    ["a girl named Zoë", ["name"]],
    ["the client's son Tom Fox", ["name"]],
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
    "Ms. training was held; MS OFFICE was updated",
    "The Family Support Team and the Foster Care Review Board met",
    "Youth Services Bureau and Client Services agreed",
    "Parent Training Program begins in May 2026",
    "Participant Survey results are due by 2026-10-12",
    "PATIENT SAFETY WEEK at Mother and Child House",
    "We called Monday and again in June",
    "a pilot called Fresh Start and a form called Intake",
    "a program named Second Chance",
    "a client from Elm Street",
    "file 2026-09-30 uploaded; case review 2026-09; cases 2025-2026",
    "case rate 1-10 per worker",
    "budget 1,250,000 for FY 2026-27",
    "10-12 visits, 2026-10-12 and 2026-11-12",
    "room 555 on floor 1234",
    "start @ 9 am; 80% @ month 3; meet at noon",
    "woman-led team; a client-by-client look",
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
