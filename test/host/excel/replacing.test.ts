import { givenWorkbook } from "../givenWorkbook";

const replace = async (
  grid: (string | number | boolean | null)[][],
  text: string,
  replacement: string,
  criteria: Excel.ReplaceCriteria = {},
) => {
  const book = await givenWorkbook({ Data: grid });
  const count = await book.excel.run(async (context) => {
    const result = context.workbook.worksheets.getItem("Data").replaceAll(text, replacement, criteria);
    await context.sync();
    return result.value;
  });
  return { book, count };
};

describe("replaceAll", () => {
  test("replaces part of texts in any case, twice in a cell where it stands twice", async () => {
    const { book, count } = await replace(
      [
        ["Ward A", "ward ward"],
        ["none", null],
      ],
      "ward",
      "Unit",
    );
    expect(book.cells("Data!A1:B2")).toEqual([
      ["Unit A", "Unit Unit"],
      ["none", null],
    ]);
    expect(count).toBe(3);
  });

  test("takes only whole contents, or only the same case, where the criteria say so", async () => {
    const grid = [["cat", "Cat", "caterpillar"]];
    const whole = await replace(grid, "cat", "dog", { completeMatch: true });
    expect(whole.book.cells("Data!A1:C1")).toEqual([["dog", "dog", "caterpillar"]]);
    const sameCase = await replace(grid, "cat", "dog", { matchCase: true });
    expect(sameCase.book.cells("Data!A1:C1")).toEqual([["dog", "Cat", "dogerpillar"]]);
    expect([whole.count, sameCase.count]).toEqual([2, 2]);
  });

  test("enters the result as if it was typed: numbers, emptied cells, formulas", async () => {
    const { book, count } = await replace([["12x", "x", '=A1&"x"', 5]], "x", "");
    expect(book.cells("Data!A1:D1")).toEqual([[12, null, "12", 5]]);
    expect(book.formula("Data!C1")).toBe('=A1&""');
    expect(count).toBe(3);
  });

  test("reads ? and * as wildcards, and $& as what it is", async () => {
    const { book } = await replace([["A-1 x", "A~2", "why?"]], "A?1*", "$&");
    expect(book.cell("Data!A1")).toBe("$&");
    const { book: other } = await replace([["why?", "whys"]], "why~?", "because");
    expect(other.cells("Data!A1:B1")).toEqual([["because", "whys"]]);
  });

  test("of a range leaves the others alone and tells once of what lies together", async () => {
    const book = await givenWorkbook({ Data: [["a"], ["a"], ["a"]] });
    const told: string[] = [];
    const count = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.onChanged.add(async ({ address }) => void told.push(address));
      await context.sync();
      const result = sheet.getRange("A1:A2").replaceAll("a", "b", {});
      await context.sync();
      return result.value;
    });
    await book.settle();
    expect(book.cells("Data!A1:A3")).toEqual([["b"], ["b"], ["a"]]);
    expect([count, told]).toEqual([2, ["A1:A2"]]);
  });

  test("replaces nothing where a formula would break, and nothing in a protected sheet", async () => {
    const book = await givenWorkbook({ Data: [["SUM("], ["=SUM(1)"]] });
    const broken = book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").replaceAll("SUM(", "", {});
      await context.sync();
    });
    await expect(broken).rejects.toMatchObject({ code: "InvalidArgument" });
    const refused = book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.protection.protect();
      sheet.replaceAll("SUM", "MAX", {});
      await context.sync();
    });
    await expect(refused).rejects.toMatchObject({ code: "AccessDenied" });
    expect([book.cell("Data!A1"), book.formula("Data!A2")]).toEqual(["SUM(", "=SUM(1)"]);
  });
});
