import { lines, notes, percent, questions, reading } from "./givenFile";

/** Layouts of monthly contract returns, report cards and dashboards. */
describe("targets, totals and remarks beside the figures", () => {
  test("indicators that could be the parts of a ratio are indicators under a header that says so", () => {
    const read = reading([
      ["KPI", "Provider", "Q1 2023/24", "", "Q2 2023/24", ""],
      ["", "", "Target", "Actual", "Target", "Actual"],
      ["Referrals seen in 10 days", "Turning Point", 0.9, 0.88, 0.9, 0.92],
      ["Referrals seen in 10 days", "Change Grow Live", 0.9, 0.95, 0.9, 0.9],
      ["Successful completions", "Turning Point", 40, 38, 42, 45],
      ["Successful completions", "Change Grow Live", 40, 41, 42, 39],
    ]);
    expect(lines(read)).toEqual([
      "D3 Turning Point, Referrals seen in 10 days, FY2024-Q1: 0.88",
      "F3 Turning Point, Referrals seen in 10 days, FY2024-Q2: 0.92",
      "D4 Change Grow Live, Referrals seen in 10 days, FY2024-Q1: 0.95",
      "F4 Change Grow Live, Referrals seen in 10 days, FY2024-Q2: 0.9",
      "D5 Turning Point, Successful completions, FY2024-Q1: 38",
      "F5 Turning Point, Successful completions, FY2024-Q2: 45",
      "D6 Change Grow Live, Successful completions, FY2024-Q1: 41",
      "F6 Change Grow Live, Successful completions, FY2024-Q2: 39",
    ]);
  });

  test("a provider that is stated above goes before remarks in the rows", () => {
    const read = reading([
      ["Monthly contract return"],
      ["Provider:", "Compass Health"],
      ["Month:", "May 2024"],
      [],
      ["Ref", "Indicator", "Target", "This month", "Commentary"],
      ["1", "People starting treatment", 40, 37, "Three groups were cancelled; a recovery plan was agreed."],
      ["2", "Did not attend rate", percent(0.1), percent(0.125), "Reminders are being trialled."],
      ["3", "Serious incidents", 0, 0, ""],
    ]);
    expect(lines(read)).toEqual([
      "D6 Compass Health, People starting treatment, 2024-05: 37",
      "D7 Compass Health, Did not attend rate, 2024-05: 0.125",
      "D8 Compass Health, Serious incidents, 2024-05: 0",
    ]);
  });

  test("the province is a total of its districts; Change Grow Live is none, though it begins with Change", () => {
    const read = reading([
      ["District", "2019", "2020"],
      ["Fraser", percent(0.81), percent(0.79)],
      ["Cariboo", percent(0.71), percent(0.7)],
      ["Change Grow Live", percent(0.6), percent(0.61)],
      ["Province", percent(0.71), percent(0.7)],
      ["Change since 2019", percent(0.01), percent(0.02)],
    ]);
    expect(lines(read).map((line) => line.split(",")[0])).toEqual([
      "B2 Fraser",
      "C2 Fraser",
      "B3 Cariboo",
      "C3 Cariboo",
      "B4 Change Grow Live",
      "C4 Change Grow Live",
    ]);
    expect(notes(read).join()).toContain('"Province", "Change since 2019"');
  });

  test("columns in which symbols in square brackets outnumber the figures are read", () => {
    const read = reading([
      ["Overdose responses, 2023"],
      ["Local authority", "Ambulance callouts", "Hospital stays"],
      ["Aberdeen City", 140, "[c]"],
      ["Angus", 12, 12],
      ["Clackmannanshire", 31, "[c]"],
      ["Orkney", 30, "[x]"],
    ]);
    expect(lines(read)).toContain("C3 Aberdeen City, Hospital stays, 2023: null [c]");
    expect(lines(read)).toContain("C4 Angus, Hospital stays, 2023: 12");
    expect(questions(read)).toContain("mark:[c] at C3, C5 = suppressed");
    expect(questions(read)).toContain("mark:[x] at C6 = missing");
  });

  test("week endings across are weeks, and the day of one tells how all are written", () => {
    const read = reading([
      ["Trust", "Week ending 07/04/2024", "Week ending 14/04/2024"],
      ["Barts", 94, 95],
      ["Homerton", 91, 90],
    ]);
    expect(lines(read)[0]).toBe("B2 Barts, Figures, 2024-W14: 94");
    expect(lines(read)[1]).toBe("C2 Barts, Figures, 2024-W15: 95");
  });

  test("program years of the United States begin in the year that they are named by", () => {
    const read = reading([
      ["Participants"],
      ["Program Year 2023, Quarter 3"],
      [],
      ["State", "Participants served"],
      ["Ohio", 4100],
      ["Texas", 9000],
    ]);
    expect(lines(read)).toEqual([
      "B5 Ohio, Participants, FY2024-Q3: 4100",
      "B6 Texas, Participants, FY2024-Q3: 9000",
    ]);
    expect(questions(read)).toContain("fiscalYearStart at A4 = 7");
  });

  test("the nation above a table is no name of its figures", () => {
    const read = reading([
      [
        "Monthly provisional figures on deaths registered by area of usual residence, 2019",
        "England and Wales",
      ],
      [],
      ["Area of usual residence", "", "Jan-193", "Feb-193"],
      ["E06000047", "County Durham", 606, 470],
      ["E06000005", "Darlington", 138, 110],
    ]);
    expect(lines(read)[0]).toBe(
      "C4 County Durham, Monthly provisional figures on deaths registered by area of usual residence, 2019, 2019-01: 606",
    );
  });

  test("quarters named by their last month are quarters", () => {
    const read = reading([
      ["Facility", "Sep-23 Qtr", "Dec-23 Qtr", "Mar-24 Qtr"],
      ["Cairns Hospital", 1204, 1190, 1333],
      ["Mackay Base", 801, 799, 805],
    ]);
    expect(lines(read).slice(0, 3)).toEqual([
      "B2 Cairns Hospital, Figures, 2023-Q3: 1204",
      "C2 Cairns Hospital, Figures, 2023-Q4: 1190",
      "D2 Cairns Hospital, Figures, 2024-Q1: 1333",
    ]);
    const ended = reading([
      ["Attendances, quarter ending 30 June 2024"],
      [],
      ["Ward", "Seen", "Missed"],
      ["Elm", 40, 3],
      ["Oak", 31, 4],
    ]);
    expect(lines(ended)[0]).toBe("B4 Elm, Seen, 2024-Q2: 40");
  });

  test("Wales is a probation area beside larger ones, and a total above its councils", () => {
    const areas = reading([
      ["Probation area", "Offenders 2021", "Offenders 2022"],
      ["Greater Manchester", 4010, 4001],
      ["Kent, Surrey and Sussex", 3107, 3201],
      ["Wales", 2777, 2801],
      ["England and Wales", 9894, 10003],
    ]);
    expect(lines(areas).filter((line) => line.includes(" Wales,"))).toHaveLength(2);
    expect(notes(areas).join()).toContain('"England and Wales"');
    const councils = reading([
      ["Council", "2021", "2022"],
      ["Powys", 410, 400],
      ["Gwynedd", 310, 320],
      ["Wales", 1777, 1801],
    ]);
    expect(lines(councils)).toHaveLength(4);
  });

  test("a column of counts beside one of percentages stays a count", () => {
    const read = reading([
      ["May 2024"],
      ["", "Northwell", "", "Eastcare", ""],
      ["Indicator", "Num", "%", "Num", "%"],
      ["Plans reviewed on time", 40, percent(0.8), 30, percent(0.75)],
      ["Incidents closed", 12, percent(0.6), 9, percent(0.9)],
    ]);
    expect(lines(read)).toContain("B4 null, Plans reviewed on time: Northwell Num, 2024-05: 40");
    expect(lines(read)).toContain("E5 null, Incidents closed: Eastcare %, 2024-05: 0.9");
    expect(questions(read)).toContain("provider at A2");
  });

  test("numerators and denominators one below the other under columns without periods are read for each column", () => {
    const read = reading([
      ["Indicator", "", "North", "South"],
      ["Placement stability", "Rate", 0.5, 0.25],
      ["", "Numerator", 310, 320],
      ["", "Denominator", 620, 1280],
    ]);
    expect(lines(read)).toEqual([
      "C3:C4 null, Placement stability: North, null: 310/620",
      "D3:D4 null, Placement stability: South, null: 320/1280",
    ]);
  });

  test("what was achieved is read, and neither its threshold nor the points for it; the contractor is stated above", () => {
    const read = reading([
      ["Highway maintenance contract"],
      ["Contractor: Amey"],
      ["Reporting month: September 2024"],
      [],
      ["PM ref", "Performance measure", "Threshold", "Achieved", "Score"],
      ["PM1", "Emergency defects made safe", percent(0.95), percent(0.972), 10],
      ["PM2", "Category 1 defects repaired", percent(0.9), percent(0.881), 6],
      ["PM3", "Gullies cleansed", 1200, 1150, 8],
    ]);
    expect(lines(read)).toEqual([
      "D6 Amey, Emergency defects made safe, 2024-09: 0.972",
      "D7 Amey, Category 1 defects repaired, 2024-09: 0.881",
      "D8 Amey, Gullies cleansed, 2024-09: 1150",
    ]);
  });

  test("one program of all rows is no provider where areas differ", () => {
    const read = reading([
      ["lwda_name", "program", "measure", "period_start", "period_end", "actual", "target"],
      ["Denver", "Adult", "Q2 employment", "2023-07-01", "2023-09-30", 0.78, 0.75],
      ["Denver", "Adult", "Q2 employment", "2023-10-01", "2023-12-31", 0.8, 0.75],
      ["Boulder", "Adult", "Q2 employment", "2023-07-01", "2023-09-30", 0.71, 0.75],
      ["Boulder", "Adult", "Q2 employment", "2023-10-01", "2023-12-31", 0.69, 0.75],
    ]);
    expect(lines(read)[0]).toBe("F2 Denver, Q2 employment, 2023-Q3: 0.78");
    expect(lines(read)[3]).toBe("F5 Boulder, Q2 employment, 2023-Q4: 0.69");
  });
});
