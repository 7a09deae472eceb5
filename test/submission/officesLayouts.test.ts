import { date, lines, notes, percent, questions, reading } from "./givenFile";

describe("files of statistics offices", () => {
  test("a code beside its label names nothing, and a nation among others is no total", () => {
    const row = (code: string, name: string, measure: string, label: string, value: number) => [
      code,
      name,
      measure,
      label,
      "2022",
      value,
    ];
    const read = reading([
      ["REF_AREA", "Reference area", "MEASURE", "Measure", "TIME_PERIOD", "OBS_VALUE"],
      row("AUS", "Australia", "WT_CAT", "Median wait, cataract surgery", 172),
      row("AUS", "Australia", "WT_HIP", "Median wait, hip replacement", 175.5),
      row("PRT", "Portugal", "WT_CAT", "Median wait, cataract surgery", 101),
      row("PRT", "Portugal", "WT_HIP", "Median wait, hip replacement", 99),
    ]);
    expect(lines(read)).toEqual([
      "F2 Australia, Median wait, cataract surgery, 2022: 172",
      "F3 Australia, Median wait, hip replacement, 2022: 175.5",
      "F4 Portugal, Median wait, cataract surgery, 2022: 101",
      "F5 Portugal, Median wait, hip replacement, 2022: 99",
    ]);
  });

  test("numbers that stand for the labels beside them are no figures", () => {
    const read = reading([
      ["Statistic Label", "TLIST(Q1)", "Quarter", "C02779V03348", "HSE Region", "UNIT", "VALUE"],
      ["Outpatient waiting list", 20231, "2023Q1", "01", "Dublin & Midlands", "Number", 101234],
      ["Outpatient waiting list", 20232, "2023Q2", "01", "Dublin & Midlands", "Number", 100999],
      ["Outpatient waiting list", 20231, "2023Q1", "02", "West North West", "Number", 80001],
      ["Outpatient waiting list", 20232, "2023Q2", "02", "West North West", "Number", 80120],
    ]);
    expect(lines(read)).toEqual([
      "G2 Dublin & Midlands, Outpatient waiting list, 2023-Q1: 101234",
      "G3 Dublin & Midlands, Outpatient waiting list, 2023-Q2: 100999",
      "G4 West North West, Outpatient waiting list, 2023-Q1: 80001",
      "G5 West North West, Outpatient waiting list, 2023-Q2: 80120",
    ]);
  });

  test("places that are numbered are names and no figures, as 78 students are", () => {
    const read = reading([
      ["Comunidades y Ciudades Autónomas", "Indicador", "Periodo", "Total"],
      ["Total Nacional", "Pernoctaciones", "2023M01", 900],
      ["01 Andalucía", "Pernoctaciones", "2023M01", 123],
      ["18 Ceuta", "Pernoctaciones", "2023M01", 76],
      ["Total Nacional", "Viajeros", "2023M01", 90],
      ["01 Andalucía", "Viajeros", "2023M01", 12],
      ["18 Ceuta", "Viajeros", "2023M01", 7],
    ]);
    expect(lines(read)).toEqual([
      "D3 01 Andalucía, Pernoctaciones, 2023-01: 123",
      "D4 18 Ceuta, Pernoctaciones, 2023-01: 76",
      "D6 01 Andalucía, Viajeros, 2023-01: 12",
      "D7 18 Ceuta, Viajeros, 2023-01: 7",
    ]);
    const students = reading([
      ["School", "2022", "2023"],
      ["Hill", "78 students", "80 students"],
      ["Vale", "12 students", "1 student"],
    ]);
    expect(lines(students)).toHaveLength(4);
  });

  test("an unnamed block of remarks above a series, as in Australia, and an index that holds no figures", () => {
    const series = ["Attendances ;  New South Wales ;", "Attendances ;  Victoria ;"];
    const read = reading([
      ["", ...series],
      ["Unit", "000", "000"],
      ["Series Type", "Original", "Original"],
      ["Frequency", "Month", "Month"],
      ["Collection Month", 1, 1],
      ["Series Start", date("2023-01-01"), date("2023-01-01")],
      ["No. Obs", 2, 2],
      ["Series ID", "A84423085A", "A84423127L"],
      [date("2023-01-01"), 221.4, 180.2],
      [date("2023-02-01"), 222, 181.1],
    ]);
    expect(lines(read)).toEqual([
      "B9 null, Attendances ; New South Wales ;, 2023-01: 221.4",
      "C9 null, Attendances ; Victoria ;, 2023-01: 180.2",
      "B10 null, Attendances ; New South Wales ;, 2023-02: 222",
      "C10 null, Attendances ; Victoria ;, 2023-02: 181.1",
    ]);
    expect(questions(read)).toContain("provider at A1");
    const index = reading([
      ["Data Item Description", "Series Type", "Series ID", "Series Start", "Series End", "No. Obs.", "Unit"],
      [series[0] ?? "", "Original", "A84423085A", date("2023-01-01"), date("2023-06-01"), 6, "000"],
      [series[1] ?? "", "Original", "A84423127L", date("2023-01-01"), date("2023-06-01"), 6, "000"],
    ]);
    expect(lines(index)).toEqual([]);
    expect(notes(index)).toEqual(["There is nothing to read on Figures: no column of it holds figures."]);
  });

  test("labels that stand once above the places they are for, with footnotes below the table", () => {
    const read = reading([
      ["Average counts of adults in correctional programs"],
      [],
      ["Supervision 2", "Geography", "2019/2020", "2020/2021"],
      ["Actual-in count", "Newfoundland and Labrador", 285, 219],
      ["", "Prince Edward Island", 109, 77],
      ["", "Nunavut", "..", "x"],
      ["Sentenced", "Newfoundland and Labrador", 170, 133],
      ["", "Prince Edward Island", 61, 38],
      ["", "Nunavut", "..", ".."],
      [],
      ["..", "not available for a specific reference period"],
      ["x", "suppressed to meet the confidentiality requirements"],
      [1, "Due to rounding, counts may not add to totals."],
      [2, "Custodial includes remand."],
    ]);
    expect(lines(read)).toContain("C5 Prince Edward Island, Actual-in count, FY2020: 109");
    expect(lines(read)).toContain("D8 Prince Edward Island, Sentenced, FY2021: 38");
    expect(lines(read)).toContain("D6 Nunavut, Actual-in count, FY2021: null x");
    expect(questions(read).filter((id) => id.startsWith("duplicates"))).toEqual([]);
  });

  test("a column named Suppressed is a column; months behind a point are months, and 2023.1 is asked", () => {
    const read = reading([
      ["Series_reference", "Period", "Data_value", "Suppressed", "STATUS", "UNITS"],
      ["WAQ.S1", 2023.09, 210, "", "F", "Number"],
      ["WAQ.S1", 2023.1, 215, "", "F", "Number"],
      ["WAQ.S1", 2023.11, 209, "", "F", "Number"],
      ["WAQ.S1", 2023.12, 250, "", "F", "Number"],
    ]);
    expect(lines(read)).toEqual([
      "C2 null, WAQ.S1, 2023-09: 210 F",
      "C3 null, WAQ.S1, null: 215 F",
      "C4 null, WAQ.S1, 2023-11: 209 F",
      "C5 null, WAQ.S1, 2023-12: 250 F",
    ]);
    expect(questions(read)).toContain("periods at B3");
  });
});

describe("what figures cover", () => {
  const rows = (...spans: readonly (readonly [string, string])[]) =>
    reading([
      ["Facility Name", "Measure Name", "Score", "Start Date", "End Date"],
      ...spans.map(([from, to], i) => [`Hospital ${i + 1}`, "Left before being seen", i + 1, from, to]),
    ]);

  test("start and end of a calendar year are the year, and of a quarter the quarter", () => {
    expect(lines(rows(["01/01/2023", "12/31/2023"], ["01/01/2023", "12/31/2023"]))[0]).toBe(
      "C2 Hospital 1, Left before being seen, 2023: 1",
    );
    expect(lines(rows(["04/01/2023", "06/30/2023"], ["04/01/2023", "06/30/2023"]))[0]).toBe(
      "C2 Hospital 1, Left before being seen, 2023-Q2: 1",
    );
  });

  test("years beside quarters are asked", () => {
    const read = rows(["01/01/2023", "12/31/2023"], ["04/01/2023", "06/30/2023"]);
    expect(questions(read).some((id) => id.startsWith("span"))).toBe(true);
  });

  test("rolling years overlap: only those that begin as the first are read, the others are asked", () => {
    const read = reading([
      ["Area", "Apr 23 - Mar 24", "May 23 - Apr 24"],
      ["Kent", 812, 820],
      ["Essex", 1011, 1005],
    ]);
    expect(lines(read)).toEqual([
      "B2 Kent, Figures, FY2024: 812",
      "C2 Kent, Figures, null: 820",
      "B3 Essex, Figures, FY2024: 1011",
      "C3 Essex, Figures, null: 1005",
    ]);
    expect(questions(read)).toContain("periods at C1");
  });
});

describe("columns of one name, and columns beside the periods", () => {
  test("several ratios side by side keep their counts together; their targets are not read", () => {
    const read = reading([
      ["Indicators of program year 2023"],
      ["State", "Employment Rate", "", "", "", "Credential Rate", "", ""],
      ["", "Num", "Den", "Rate", "Negotiated Target", "Num", "Den", "Rate"],
      ["Ohio", 4100, 5000, percent(0.82), percent(0.79), 300, 400, percent(0.75)],
      ["Texas", 9000, 12000, percent(0.75), percent(0.78), 1200, 1500, percent(0.8)],
    ]);
    expect(lines(read)).toEqual([
      "B4:C4 Ohio, Employment Rate, FY2024: 4100/5000",
      "F4:G4 Ohio, Credential Rate, FY2024: 300/400",
      "B5:C5 Texas, Employment Rate, FY2024: 9000/12000",
      "F5:G5 Texas, Credential Rate, FY2024: 1200/1500",
    ]);
  });

  test("the year to date beside the month is not read as the month's", () => {
    const read = reading([
      ["Provider", "Apr 2024", "", "May 2024", ""],
      ["", "In month", "Year to date", "In month", "Year to date"],
      ["Alpha", 10, 10, 12, 22],
      ["Beta", 5, 5, 7, 12],
    ]);
    expect(lines(read).map((line) => line.split(" ")[0])).toEqual(["B3", "D3", "B4", "D4"]);
  });

  test("a column of figures before the first period is named as not read, and the group names the figures", () => {
    const read = reading([
      ["Pavement condition"],
      ["District", "Lane-km", "Percent good or fair", ""],
      ["", "", 2019, 2020],
      ["Fraser", 4210.5, percent(0.81), percent(0.79)],
      ["Cariboo", 6022, percent(0.71), percent(0.7)],
    ]);
    expect(lines(read)[0]).toBe("C4 Fraser, Pavement condition: Percent good or fair, 2019: 0.81");
    expect(read.tables[0]?.parts.map(({ sentence }) => sentence)).toContain(
      "Figures: value in column C. Not used: Lane-km.",
    );
  });
});
