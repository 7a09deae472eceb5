import { type Rows, lines, notes, questions, reading } from "./givenFile";

/** Layouts of open data sets: long tables with codes, levels, dimensions and remarks beside the figures. */
describe("open data", () => {
  test("an English monthly collection: its name before the month, its total in another column", () => {
    const read = reading([
      ["Period", "Org Code", "Parent Org", "Org name", "Attendances Type 1", "Over 4hrs Type 1"],
      ["MSitAE-APRIL-2024", "RTE", "SOUTH WEST", "Gloucestershire", 13000, 5000],
      ["MSitAE-APRIL-2024", "RRK", "MIDLANDS", "Birmingham", 33000, 15000],
      ["MSitAE-APRIL-2024", "AHH", "MIDLANDS", "Some UTC", 0, 7],
      ["TOTAL", "", "", "", 46000, 20007],
    ]);
    expect(lines(read)).toHaveLength(6);
    expect(lines(read)[0]).toBe("E2 Gloucestershire, Attendances Type 1, 2024-04: 13000");
    expect(notes(read)[0]).toMatch(/^1 rows are totals .*"TOTAL" \(A5\)/);
  });

  test.each([
    ["Year", "Month", "2018/19", "April", "December", "January"],
    ["Fin_Year", "Month", "2018-19", "Apr", "Dec", "Jan"],
    ["Financial Year", "Month no.", "2018/2019", 4, 12, 1],
  ])("%s and %s: a month of a fiscal year, whose start is asked", (year, month, fy, apr, dec, jan) => {
    const read = reading([
      [year, month, "Provider", "Admissions"],
      [fy, apr, "Alpha", 12],
      [fy, dec, "Alpha", 14],
      [fy, jan, "Alpha", 15],
    ]);
    expect(read.tables[0]?.observations.map(({ period }) => period)).toEqual([
      "2018-04",
      "2018-12",
      "2019-01",
    ]);
    expect(questions(read)).toEqual(["fiscalYearStart at A1 = 4"]);
  });

  test("months that look like fiscal years are months, and nothing is asked", () => {
    const read = reading([
      ["Period", "Provider", "Visits"],
      ["2010-10", "Alpha", 3],
      ["2010-11", "Alpha", 4],
      ["2010-12", "Alpha", 5],
    ]);
    expect(lines(read)[1]).toBe("C3 Alpha, Visits, 2010-11: 4");
    expect(questions(read)).toEqual([]);
  });

  test("financial year and quarter in two columns, the quarter only in the first of its rows", () => {
    const read = reading([
      ["Financial Year", "Financial Quarter", "Force Name", "Offences"],
      ["2019/20", 1, "Avon", 3],
      ["", "", "Kent", 5],
      ["", 2, "Avon", 4],
      ["", "", "Kent", 6],
    ]);
    expect(lines(read)).toEqual([
      "D2 Avon, Offences, FY2020-Q1: 3",
      "D3 Kent, Offences, FY2020-Q1: 5",
      "D4 Avon, Offences, FY2020-Q2: 4",
      "D5 Kent, Offences, FY2020-Q2: 6",
    ]);
  });

  const hospital = (from: string, to: string): Rows => [
    ["Facility ID", "Facility Name", "Measure Name", "Denominator", "Score", "Start Date", "End Date"],
    ["010001", "Southeast", "Death rate", 323, 12.5, from, to],
    ["010005", "Marshall", "Death rate", 17, 14, from, to],
    ["010006", "Elm", "Death rate", "Not Available", "Not Available", from, to],
  ];

  test("figures over three years are filed under their last month, and it is asked", () => {
    const read = reading(hospital("07/01/2019", "06/30/2022"));
    expect(lines(read)[0]).toBe("D2:E2 Southeast, Death rate, 2022-06: null/323");
    expect(read.tables[0]?.observations[0]?.value).toBe(12.5);
    expect(questions(read)).toContain("scale:Death rate at A1");
    expect(questions(read)[0]).toBe("span at A1");
    expect(read.tables[0]?.questions[0]?.text).toMatch(/07\/01\/2019 to 06\/30\/2022, 36 months/);
    expect(questions(read)).toContain("mark:Not Available at D4, E4 = missing");
  });

  test.each([
    ["01/01/2020", "01/31/2020", "2020-01"],
    ["01/13/2020", "01/19/2020", "2020-W03"],
  ])("%s to %s is %s, and nothing is asked about it", (from, to, period) => {
    const [head = [], ...rows] = hospital(from, to);
    const week = period.includes("W");
    const later = week ? ["01/20/2020", "01/26/2020"] : ["02/01/2020", "02/29/2020"];
    const read = reading([head, ...rows, ...rows.map((cells) => [...cells.slice(0, 5), ...later])]);
    expect(read.tables[0]?.observations[0]?.period).toBe(period);
    expect(questions(read).some((text) => text.startsWith("span"))).toBe(false);
  });

  test("two schools of one name are told apart by their codes", () => {
    const read = reading([
      ["School code", "School", "Period", "Attendance"],
      ["1001", "St Mary's", "2026-09", 90],
      ["1002", "St Mary's", "2026-09", 91],
      ["1003", "Holy Cross", "2026-09", 92],
      ["1001", "St Mary's", "2026-10", 93],
    ]);
    expect(lines(read)).toEqual([
      "D2 St Mary's (1001), Attendance, 2026-09: 90",
      "D3 St Mary's (1002), Attendance, 2026-09: 91",
      "D4 Holy Cross, Attendance, 2026-09: 92",
      "D5 St Mary's (1001), Attendance, 2026-10: 93",
    ]);
  });

  test("numbers that name a line, a type, a site or a place are no figures", () => {
    const read = reading([
      ["month", "line", "day_type", "Site Num", "Latitude", "Sort Order", "delays"],
      ["2019-01", 1, 1, 1103, 51.5, 1, 80],
      ["2019-01", 2, 1, 1104, 51.6, 2, 90],
      ["2019-01", 2, 2, 1104, 51.6, 3, 95],
      ["2019-02", 1, 1, 1103, 51.5, 4, 81],
    ]);
    expect(lines(read)).toEqual([
      "G2 1, delays, 1, 2019-01: 80",
      "G3 2, delays, 1, 2019-01: 90",
      "G4 2, delays, 2, 2019-01: 95",
      "G5 1, delays, 1, 2019-02: 81",
    ]);
  });

  test("strata split the figures and name no provider; remarks name no indicator", () => {
    const read = reading([
      ["County", "Year", "Strata", "Strata Name", "Frequency", "Annotation Description"],
      ["Alameda", 2019, "Total Population", "Total Population", 120, ""],
      ["Alameda", 2019, "Sex", "Male", 70, ""],
      ["Alameda", 2019, "Sex", "Female", 50, ""],
      ["Alpine", 2019, "Total Population", "Total Population", 15, ""],
      ["Alpine", 2019, "Sex", "Male", "", "Suppressed for small numbers"],
      ["Alpine", 2019, "Sex", "Female", "", "Suppressed for small numbers"],
    ]);
    expect(lines(read)).toEqual([
      "E2 Alameda, Frequency, 2019: 120",
      "E3 Alameda, Frequency, Male, 2019: 70",
      "E4 Alameda, Frequency, Female, 2019: 50",
      "E5 Alpine, Frequency, 2019: 15",
    ]);
  });

  test("codes alone name the provider where the texts say All", () => {
    const read = reading([
      ["QuarterEnding", "HBR", "Age", "Sex", "NumberOfCases"],
      [20210331, "S08000015", "All", "All", 100],
      [20210331, "S08000016", "All", "All", 90],
      [20210630, "S08000015", "All", "All", 120],
    ]);
    expect(lines(read)[0]).toBe("E2 S08000015, NumberOfCases, 2021-Q1: 100");
    expect(lines(read)).toHaveLength(3);
  });

  test("states across with their total: the columns are providers", () => {
    const read = reading([
      ["Year", "Measure", "Unit", "NSW", "Vic", "Qld", "Aust"],
      ["2018-19", "Children in care", "no.", 17000, 12000, 9500, 38500],
      ["2018-19", "Rate in care", "per 1000", 9.7, "np", 8.2, 9],
    ]);
    expect(lines(read)).toEqual([
      "D2 NSW, Children in care, FY2019: 17000",
      "E2 Vic, Children in care, FY2019: 12000",
      "F2 Qld, Children in care, FY2019: 9500",
      "D3 NSW, Rate in care, FY2019: 9.7",
      "E3 Vic, Rate in care, FY2019: null np",
      "F3 Qld, Rate in care, FY2019: 8.2",
    ]);
  });

  test("regions are totals above districts, and providers where nothing stands below them", () => {
    const rows = (...names: string[]): Rows => [
      ["Area", "2019", "2020"],
      ...names.map((name, i) => [name, 100 + i * 7, 90 + i * 11]),
    ];
    const providers = (read: ReturnType<typeof reading>) => [
      ...new Set(read.tables[0]?.observations.map(({ provider }) => provider)),
    ];
    expect(providers(reading(rows("England", "North East", "London", "South West")))).toEqual([
      "North East",
      "London",
      "South West",
    ]);
    expect(providers(reading(rows("England", "North East", "Durham", "Darlington")))).toEqual([
      "Durham",
      "Darlington",
    ]);
  });

  test("a total of figures rounded to tens is found though it does not add up", () => {
    const read = reading([
      ["Area", "2018", "2019", "2020"],
      ["Everything", 1000, 2110, 3330],
      ["North", 350, 700, 1110],
      ["South", 330, 710, 1110],
      ["East", 330, 690, 1120],
    ]);
    expect(read.tables[0]?.mapping.excluded).toEqual(["Everything"]);
  });

  test("columns that are nearly all suppressed hold figures all the same", () => {
    const read = reading([
      ["County", "Year", "Entries", "Reunified"],
      ["Alameda", 2019, 120, 12],
      ...["Alpine", "Amador", "Butte", "Colusa", "Glenn", "Inyo"].map((name) => [name, 2019, "c", "x"]),
    ]);
    expect(lines(read)).toHaveLength(14);
    expect(lines(read)).toContain("D3 Alpine, Reunified, 2019: null x");
  });

  test("a second figure in brackets is named and does not make the first a percentage", () => {
    const read = reading([
      ["State", "Year", "Children served"],
      ["Ohio", 2019, "128277 (4%)"],
      ["Iowa", 2019, "28277 (5%)"],
    ]);
    expect(lines(read)[0]).toBe("C2 Ohio, Children served, 2019: 128277");
    expect(notes(read)[0]).toMatch(/^2 cells hold a second figure .*"4%".*\(C2, C3\)/);
  });

  test("weeks numbered below their days, over the turn of the year", () => {
    const read = reading([
      ["Week ended", "25-Dec-20", "01-Jan-21", "08-Jan-21"],
      ["Week number", 52, 53, 1],
      ["Leeds", 40, 30, 50],
      ["York", 14, 10, 15],
    ]);
    expect(lines(read)).toHaveLength(6);
    expect(lines(read)[1]).toMatch(/^C3 Leeds, .*, 2020-W53: 30$/);
  });

  test("a raised footnote number that has become part of the month", () => {
    const read = reading([
      ["Area", "Jan-193", "Feb-193"],
      ["Leeds", 45796, 43946],
      ["York", 44123, 45388],
    ]);
    expect(read.tables[0]?.observations.map(({ period }) => period)).toEqual([
      "2019-01",
      "2019-02",
      "2019-01",
      "2019-02",
    ]);
  });

  test("columns named after weeks and days are headers, not figures", () => {
    const read = reading([
      ["Provider", "Period", "18 weeks", "52 weeks"],
      ["A", "2020-01", 5, 7],
      ["B", "2020-01", 6, 8],
    ]);
    expect(lines(read)[1]).toBe("D2 A, 52 weeks, 2020-01: 7");
  });

  test("as many figures as a spreadsheet has rows, and as many columns as nobody reads", () => {
    const long: Rows = [
      ["Provider", "Period", "Visits"],
      ...Array.from({ length: 150_000 }, (_, i) => [`P${i % 500}`, `${2000 + (i % 20)}`, i]),
    ];
    expect(reading(long).tables[0]?.observations).toHaveLength(150_000);
    const names = Array.from({ length: 3000 }, (_, i) => `Item ${i}a`);
    const wide: Rows = [
      ["School", ...names],
      ["A", ...names.map((_, i) => i)],
      ["B", ...names.map((_, i) => i)],
    ];
    const started = performance.now();
    expect(reading(wide).tables[0]?.observations).toHaveLength(6000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
