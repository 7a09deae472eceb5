import { inEnglish } from "../../src/submission/periodLanguages";
import { lines, questions, reading } from "./givenFile";

describe("periods in other languages", () => {
  test.each([
    ["janv.-24", "jan-24"],
    ["févr.-24", "feb-24"],
    ["août 2024", "aug 2024"],
    ["1 de marzo de 2024", "1 de mar 2024"],
    ["märz 2024", "mar 2024"],
    ["set/2024", "sep/2024"],
    ["out-24", "oct-24"],
    ["t1 2024", "q1 2024"],
    ["2023t3", "2023 q3"],
    ["1t 2024", "q1 2024"],
    ["2023 1e kwartaal", "2023 q1"],
    ["3. quartal 2024", "q3 2024"],
    ["2º trimestre de 2024", "q2 2024"],
    ["trimestre 4 2023", "q4 2023"],
    ["januari", "jan"],
  ])("%s is %s", (text, english) => {
    expect(inEnglish(text)).toBe(english);
  });

  test.each(["set 10", "out", "mag 7", "12 out of 20", "march 2024", "sept 2024", "maintained 2024", "t1"])(
    "%s stays as it is",
    (text) => {
      expect(inEnglish(text)).toBe(text);
    },
  );

  test("months across in Portuguese, with a total that is not counted again", () => {
    const read = reading([
      ["Município", "jan/2024", "fev/2024", "mar/2024", "Total"],
      ["Recife", 12, 98, 40, 150],
      ["Olinda", 7, 8, 9, 24],
    ]);
    expect(lines(read)).toEqual([
      "B2 Recife, Figures, 2024-01: 12",
      "C2 Recife, Figures, 2024-02: 98",
      "D2 Recife, Figures, 2024-03: 40",
      "B3 Olinda, Figures, 2024-01: 7",
      "C3 Olinda, Figures, 2024-02: 8",
      "D3 Olinda, Figures, 2024-03: 9",
    ]);
    expect(questions(read)).toEqual([]);
  });

  test("German headers: who, when, what and how much", () => {
    expect(
      lines(
        reading([
          ["Träger", "Berichtsmonat", "Kennzahl", "Wert"],
          ["Caritas", "01.2024", "Beratene Personen", 120],
          ["Caritas", "02.2024", "Beratene Personen", 98],
          ["Diakonie", "01.2024", "Beratene Personen", 45],
          ["Diakonie", "02.2024", "Beratene Personen", 51],
        ]),
      ),
    ).toEqual([
      "D2 Caritas, Beratene Personen, 2024-01: 120",
      "D3 Caritas, Beratene Personen, 2024-02: 98",
      "D4 Diakonie, Beratene Personen, 2024-01: 45",
      "D5 Diakonie, Beratene Personen, 2024-02: 51",
    ]);
  });

  test("quarters in French and Dutch stand in their column", () => {
    const french = reading([
      ["Établissement", "Trimestre", "Dossiers"],
      ["CHU Lille", "T1 2024", 1204],
      ["CH Douai", "T2 2024", 1055],
    ]);
    expect(lines(french)).toEqual([
      "C2 CHU Lille, Dossiers, 2024-Q1: 1204",
      "C3 CH Douai, Dossiers, 2024-Q2: 1055",
    ]);
    const dutch = reading([
      ["Regio's", "Perioden", "Jongeren met jeugdzorg"],
      ["Groningen", "2023 1e kwartaal", 4120],
      ["Zeeland", "2023 2e kwartaal", 1830],
    ]);
    expect(lines(dutch)).toEqual([
      "C2 Groningen, Jongeren met jeugdzorg, 2023-Q1: 4120",
      "C3 Zeeland, Jongeren met jeugdzorg, 2023-Q2: 1830",
    ]);
  });
});
