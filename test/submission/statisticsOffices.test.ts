import { lines, notes, questions, reading } from "./givenFile";

/** Layouts of statistics offices: labels joined in one cell, flags in a column, years beside months, sections. */
describe("tables of statistics offices", () => {
  test("labels that stand in one cell, as Eurostat writes them", () => {
    const read = reading([
      ["freq,unit,geo\\TIME_PERIOD", "2019 ", "2020 "],
      ["A,PC,AT", "4.8 b", "6.0 "],
      ["A,PC,EU27_2020", "6.8 ", "7.2 "],
      ["A,THS_PER,AT", "215 ", ":c "],
      ["A,THS_PER,BE", "279 ", ": "],
    ]);
    expect(lines(read)).toEqual([
      "B2 AT, Figures, PC, 2019: 4.8 b",
      "C2 AT, Figures, PC, 2020: 6",
      "B4 AT, Figures, THS_PER, 2019: 215",
      "C4 AT, Figures, THS_PER, 2020: null :c",
      "B5 BE, Figures, THS_PER, 2019: 279",
      "C5 BE, Figures, THS_PER, 2020: null :",
    ]);
    expect(notes(read)[0]).toMatch(/totals .*EU27_2020" \(A3\)/);
  });

  test("a column that says why a figure is missing, as Statistics Canada writes it", () => {
    const read = reading([
      ["REF_DATE", "GEO", "Statistics", "VALUE", "STATUS", "SYMBOL"],
      ["2018", "Ontario", "Incidents", 266, "", ""],
      ["2018", "Ontario", "Rate per 1,000", 1.86, "E", ""],
      ["2019", "Ontario", "Incidents", "", "..", ""],
      ["2019", "Ontario", "Rate per 1,000", "", "x", ""],
      ["2018", "Quebec", "Incidents", 84, "", ""],
      ["2018", "Quebec", "Rate per 1,000", 1, "", ""],
    ]);
    expect(lines(read)).toEqual([
      "D2 Ontario, Incidents, 2018: 266",
      "D3 Ontario, Rate per 1,000, 2018: 1.86 E",
      "D4 Ontario, Incidents, 2019: null ..",
      "D5 Ontario, Rate per 1,000, 2019: null x",
      "D6 Quebec, Incidents, 2018: 84",
      "D7 Quebec, Rate per 1,000, 2018: 1",
    ]);
    expect(questions(read)).toEqual([
      "mark:E at E3 = footnote",
      "mark:.. at E4 = missing",
      "mark:x at E5 = missing",
    ]);
  });

  test("remarks on each series one below the other, and years, quarters and months below them", () => {
    const read = reading([
      ["Title", "Unemployment rate"],
      ["CDID", "MGSX"],
      ["Unit", "%"],
      ["Release date", "14-05-2024"],
      ["Important notes", ""],
      ["1971", 4.1],
      ["1971 Q1", 3.8],
      ["1971 FEB", 3.9],
    ]);
    expect(read.tables[0]?.observations.map(({ period, cell }) => `${cell} ${period}`)).toEqual([
      "B6 1971",
      "B7 1971-Q1",
      "B8 1971-02",
    ]);
    expect(read.tables[0]?.observations[0]?.indicator).toBe("Unemployment rate");
  });

  test("a row for each year, a column for each month, and the year's average at the end", () => {
    const read = reading([
      ["Series title:", "Unemployment"],
      [],
      ["Year", "Jan", "Feb", "Mar", "Annual"],
      [2021, 64, 62, 61, 62],
      [2022, 40, 38, 36, 38],
    ]);
    expect(lines(read).map((text) => text.replace("null, ", ""))).toEqual([
      "B4 Unemployment, 2021-01: 64",
      "C4 Unemployment, 2021-02: 62",
      "D4 Unemployment, 2021-03: 61",
      "B5 Unemployment, 2022-01: 40",
      "C5 Unemployment, 2022-02: 38",
      "D5 Unemployment, 2022-03: 36",
    ]);
    expect(questions(read)).toEqual(["provider at A3"]);
  });

  test("months and the year as codes in a column of their own, and the month again in words", () => {
    const read = reading([
      ["Series ID", "Year", "Period", "Label", "Value"],
      ["LAST06", 2023, "M01", "2023 Jan", 4.3],
      ["LAST06", 2023, "M13", "2023 Annual", 4.4],
      ["LAST48", 2023, "M01", "2023 Jan", 3.9],
      ["LAST48", 2023, "M02", "2023 Feb", 4.0],
    ]);
    expect(read.tables[0]?.observations.map(({ provider, period }) => `${provider} ${period}`)).toEqual([
      "LAST06 2023-01",
      "LAST06 2023",
      "LAST48 2023-01",
      "LAST48 2023-02",
    ]);
  });

  test("the same labels in several sections", () => {
    const read = reading([
      ["Deaths registered in 2020"],
      [],
      ["Age", "Jan-20", "Feb-20"],
      ["Males"],
      ["Under 1 year", 23, 32],
      ["1 to 14", 13, 16],
      ["Females"],
      ["Under 1 year", 25, 34],
      ["1 to 14", 11, 10],
      ["Region of residence"],
      ["North East", 673, 707],
      ["North West", 1806, 1932],
    ]);
    expect(lines(read).filter((text) => /^B/.test(text))).toEqual([
      "B5 Under 1 year, Males: Deaths registered in 2020, 2020-01: 23",
      "B6 1 to 14, Males: Deaths registered in 2020, 2020-01: 13",
      "B8 Under 1 year, Females: Deaths registered in 2020, 2020-01: 25",
      "B9 1 to 14, Females: Deaths registered in 2020, 2020-01: 11",
      "B11 North East, Region of residence: Deaths registered in 2020, 2020-01: 673",
      "B12 North West, Region of residence: Deaths registered in 2020, 2020-01: 1806",
    ]);
  });

  test("columns that are the places of a nation, in sections that name the measure", () => {
    const read = reading([
      ["Table 17A.1", "Young people in detention"],
      ["", "", "Unit", "NSW", "Vic", "Qld", "Aust"],
      ["Average daily number"],
      ["", "2020-21", "no.", 190, 130, 210, 530],
      ["", "2021-22", "no.", 185, 120, "np", "na"],
      ["Rate per 10 000"],
      ["", "2020-21", "rate", 2.7, 2.3, 4.1, 3],
      ["", "2021-22", "rate", 2.6, 2.1, "np", "na"],
    ]);
    expect(lines(read)).toHaveLength(12);
    expect(lines(read)[0]).toBe("D4 NSW, Average daily number: Young people in detention, FY2021: 190");
    expect(lines(read)[8]).toBe("F7 Qld, Rate per 10 000: Young people in detention, FY2021: 4.1");
  });

  test("figures of single days are no figures of weeks", () => {
    const rows = Array.from({ length: 9 }, (_, i) => [`2024-02-0${i + 1}`, "Royal", 10 + i]);
    const read = reading([["Date", "Hospital", "Admissions"], ...rows]);
    expect(lines(read)[0]).toBe("C2 Royal, Admissions, 2024-02-01: 10");
    expect(lines(read)).toHaveLength(9);
    expect(questions(read)).toEqual(["daily at A1"]);
  });

  test("rows that say what they measure are no providers", () => {
    const read = reading([
      ["NYC Administration for Children's Services"],
      ["", "Jul-23", "Aug-23"],
      ["Intakes", 3600, 3700],
      ["Indication rate", "29.1%", "30.2%"],
      ["Average caseload", 8.6, 8.4],
    ]);
    expect(read.tables[0]?.observations.map(({ indicator, value }) => `${indicator} ${value}`)).toEqual([
      "Intakes 3600",
      "Intakes 3700",
      "Indication rate 0.291",
      "Indication rate 0.302",
      "Average caseload 8.6",
      "Average caseload 8.4",
    ]);
    expect(questions(read)).toEqual(["provider at A2"]);
  });

  test("one state above its counties is their total, and a target is no figure of theirs", () => {
    const read = reading([
      ["County", "Entered", "Permanency within 12 months", "Target"],
      ["California", 20000, 7000, 0.4],
      ["Alameda", 400, 100, 0.4],
      ["Amador", 44, 11, 0.4],
      ["Butte", 120, 60, 0.4],
      ["Colusa", 12, 5, 0.4],
    ]);
    expect(lines(read).map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual([
      "B3:C3 Alameda,",
      "B4:C4 Amador,",
      "B5:C5 Butte,",
      "B6:C6 Colusa,",
    ]);
    expect(notes(read)[0]).toMatch(/totals .*"California"/);
  });

  test("a kind of department is no department, and a code stands for a place where nothing names it", () => {
    const read = reading([
      ["Month", "HBT", "HBTQF", "DepartmentType", "Country", "Attendances"],
      ["202301", "S08000015", "", "Emergency", "S92000003", 5000],
      ["202301", "S08000016", "d", "Emergency", "S92000003", 3000],
      ["202302", "S08000015", "", "Emergency", "S92000003", 5100],
    ]);
    expect(lines(read)).toEqual([
      "F2 S08000015, Attendances, 2023-01: 5000",
      "F3 S08000016, Attendances, 2023-01: 3000",
      "F4 S08000015, Attendances, 2023-02: 5100",
    ]);
  });
});
