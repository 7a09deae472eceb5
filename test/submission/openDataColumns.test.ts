import { readFile } from "../../src/documents/readFile";
import { proposeReading } from "../../src/submission/proposeReading";
import { lines, questions, reading, type Rows } from "./givenFile";

const text = async (content: string) =>
  proposeReading(await readFile(new TextEncoder().encode(content), "Figures.csv"));

describe("columns of open data", () => {
  test("whole years in the first column of numbers are the period in any language", () => {
    const read = reading([
      ["都道府県", "年度", "件数"],
      ["東京都", 2021, 100],
      ["大阪府", 2021, 120],
      ["東京都", 2022, 110],
      ["大阪府", 2022, 125],
    ]);
    expect(lines(read)[0]).toBe("C2 東京都, 件数, 2021: 100");
    expect(lines(read)).toHaveLength(4);
  });

  test("where semicolons separate columns, 15.220 is asked about and read as thousands", async () => {
    const read = await text(
      '"Regio";"Jaar";"Jongeren"\n"Amsterdam";"2022";"15.220"\n"Utrecht";"2022";"810"\n',
    );
    expect(lines(read)[0]).toBe("C2 Amsterdam, Jongeren, 2022: 15220");
    expect(questions(read)).toContain("decimalMark at C2 = ,");
  });

  test("where one of them shows a point before decimals, 15.220 is fifteen and a bit", async () => {
    const read = await text("Region;Year;Days\nNorth;2022;15.220\nSouth;2022;9.5\n");
    expect(lines(read)[0]).toBe("C2 North, Days, 2022: 15.22");
    expect(questions(read)).not.toContain("decimalMark at C2 = ,");
  });

  test("a period of several years is no period of a contract: it is asked about", () => {
    const read = reading([
      ["area_name", "indicator", "period", "measure", "value"],
      ["Altrincham", "Obese in Year 6", "2017/18 to 2019/20", "Percentage", 12.6],
      ["Bowdon", "Obese in Year 6", "2017/18 to 2019/20", "Percentage", 14.9],
    ]);
    expect(read.tables[0]?.observations.map(({ period, value }) => [period, value])).toEqual([
      [null, 0.126],
      [null, 0.149],
    ]);
    expect(questions(read)).toEqual(["periods at C2, C3"]);
  });

  test("a column that calls itself the provider's comes before one with more names", () => {
    const read = reading([
      ["Period", "Provider Org Name", "LA Name", "Days"],
      ["2018-11", "Torbay", "Devon", 20],
      ["2018-11", "Torbay", "Plymouth", 11],
      ["2018-12", "Torbay", "Devon", 22],
    ]);
    expect(lines(read)[1]).toBe("D3 Torbay, Days, Plymouth, 2018-11: 11");
  });

  test("a column that says indicator names no provider, though there is one provider only", () => {
    const read = reading([
      ["provider_id", "contract_id", "site_id", "indicator_id", "period", "numerator", "denominator"],
      ["PRV-0001", "C-2026-014", "ALL", "cw_enrol_30d", "2026-08", 29, 40],
      ["PRV-0001", "C-2026-014", "ALL", "cw_enrol_30d", "2026-09", 31, 42],
      ["PRV-0001", "C-2026-014", "ALL", "cw_moves", "2026-08", 3, 40],
      ["PRV-0001", "C-2026-014", "ALL", "cw_moves", "2026-09", 5, 42],
    ]);
    expect(lines(read)[0]).toBe("F2:G2 PRV-0001, cw_enrol_30d, 2026-08: 29/40");
    expect(lines(read)[3]).toBe("F5:G5 PRV-0001, cw_moves, 2026-09: 5/42");
  });

  test("that a figure is final or provisional is kept beside it and not asked about", () => {
    const read = reading([
      ["Provider", "Month", "Visits", "data_status"],
      ["Harbor", "2026-08", 29, "final"],
      ["Harbor", "2026-09", 31, "provisional"],
    ]);
    expect(lines(read)).toEqual([
      "C2 Harbor, Visits, 2026-08: 29 final",
      "C3 Harbor, Visits, 2026-09: 31 provisional",
    ]);
    expect(questions(read)).toEqual([]);
  });

  test("two columns without headers under one title are two indicators: no figure hides another", () => {
    const read = reading([
      ["Visits", "", ""],
      ["A", 5, 7],
      ["B", 6, ""],
    ]);
    expect(lines(read)).toEqual([
      "B2 A, Visits, null: 5",
      "C2 A, Visits (C), null: 7",
      "B3 B, Visits, null: 6",
    ]);
  });

  test("small numbers left of the names count or group them", () => {
    const read = reading([
      ["Circuit", "County", "Month", "Intakes"],
      [1, "Escambia", "2023-07", 1020],
      [2, "Okaloosa", "2023-07", 512],
      [1, "Escambia", "2023-08", 1100],
    ]);
    expect(lines(read)).toHaveLength(3);
    expect(lines(read)[0]).toBe("D2 Escambia, Intakes, 2023-07: 1020");
  });

  test("a sentence beside a blank figure is its mark", () => {
    const read = reading([
      ["Area Name", "Year", "Value", "Value note"],
      ["Hartlepool", 2022, 13.5, ""],
      ["Redcar", 2022, "", "Value suppressed due to small count"],
    ]);
    expect(lines(read)[1]).toBe("C3 Redcar, Figures, 2022: null Value suppressed due to small count");
    expect(questions(read)).toContain("mark:Value suppressed due to small count at D3 = suppressed");
  });

  test("years that stand alone in rows are the period of the rows below", () => {
    const read = reading([
      ["District", "Cases"],
      ["2021", ""],
      ["Flensburg", 120],
      ["Kiel", 300],
      ["2022", ""],
      ["Flensburg", 125],
      ["Kiel", 310],
    ]);
    expect(lines(read)[3]).toBe("B7 Kiel, Cases, 2022: 310");
  });

  const labels: Rows = [
    ["", "2021", "2022"],
    ["Harbor", 1, 3],
    ["Elm", 2, 5],
  ];
  test("labels without a header are shown as providers and asked about", () => {
    expect(questions(reading(labels))).toContain("labels at A1");
    const [head = [], ...rows] = labels;
    const named = reading([["Team", ...head.slice(1)], ...rows]);
    expect(questions(named).filter((id) => /labels|providers/.test(id))).toHaveLength(1);
  });

  test("a year above its months is no figure, also where its row names the column of labels", () => {
    const read = reading([
      ["Provider", 2020, ""],
      ["Provider", "Jan", "Feb"],
      ["Harbor", 5, 6],
      ["Elm", 7, 8],
    ]);
    expect(lines(read)[1]).toBe("C3 Harbor, Figures, 2020-02: 6");
  });

  test("rows that seem to count are looked at one by one, however many they are", () => {
    const rows = Array.from({ length: 15_000 }, (_, i) => [`P${i}`, i, i + 1]);
    const read = reading([["Provider", "Jan-20", "Feb-20"], ...rows]);
    expect(read.tables[0]?.observations).toHaveLength(30_000);
  });

  test("different texts where figures should stand are no table", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `a${i}b,${i % 7 ? `x${i}y` : i},${i}z${i},q${i}`);
    const read = await text(rows.join("\n"));
    expect(read.tables).toHaveLength(0);
  });

  test("an age that stands over several columns is no month", () => {
    const read = reading([
      ["State", "12+ Estimate", "12-17 Estimate", "12-17 95% CI (Lower)"],
      ["Alabama", 14.8, 6.6, 5.1],
      ["Alaska", 22.6, 9.1, 7.2],
    ]);
    expect(lines(read)[1]).toBe("C2 Alabama, 12-17 Estimate, null: 6.6");
    expect(lines(read)).toHaveLength(4);
  });

  test("places on a map are no figures", () => {
    const read = reading([
      ["Name", "Longitude", "Latitude", "Rating"],
      ["Solent", -1.33, 50.9, "amber"],
      ["Barts", -0.05, 51.5, "red"],
    ]);
    expect(read.tables).toHaveLength(0);
  });

  test.each([
    "# Data\n\nThis folder has 3 files, made in 2020, 2021 and 2022.\n\n- a.csv, 12 rows, 4 columns\n- b.csv, 15 rows, 5 columns\n- c.csv, 9 rows\n",
    "Dear Ann, in May we saw 12, 13 and 15.\nIn June, it was 9.\nBest, Bob\nPS: on 3 July, we meet, as ever.\n",
  ])("sentences with commas are no table", async (content) => {
    await expect(text(content)).rejects.toThrow(/holds sentences and no table/);
  });
});
