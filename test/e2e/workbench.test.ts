import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { journeys } from "./journey";

/** The last month of the sample's first measure: 25 of 50 families, target 70 %. */
const LAST_NUMERATOR = "F28";
const INDICATOR = "Enrolled within 30 days";

journeys("the workbench", (journey) => {
  journey("Refresh writes the sheets, and the pane lists the findings", async (workbench) => {
    expect(await workbench.refresh()).toMatch(/^Refreshed: [1-9]\d* new flags, 0 cleared\.$/);
    expect(await workbench.sheetNames()).toEqual(
      expect.arrayContaining(["Summary", "Flags", "Trends", "Agenda", "Problems"]),
    );
    const pane = workbench.pane;
    await pane.getByText(INDICATOR, { exact: true }).first().waitFor();
    expect(await pane.getByText(/Falling 7 months running/).count()).toBe(1);
    // The first refresh shows what it made.
    expect(await workbench.cell("A1")).toBe("Summary");
    expect(await workbench.cell("B5")).toBe(INDICATOR);
  });

  journey(
    "a formula with a function of the add-in fills its cells, and again when a figure changes",
    async (workbench) => {
      await workbench.showSheet("Data");
      await workbench.type("Z1", "=ACM.GAP(F28,G28)");
      await workbench.type("Z2", "=ACM.RUNCHART(F5:F28)");
      const results = () =>
        workbench.paneFrame.evaluate(() =>
          Excel.run(async (context) => {
            const range = context.workbook.worksheets.getItem("Data").getRange("Z1:AC2").load("values");
            await context.sync();
            return range.values as unknown[][];
          }),
        );
      const until = async (shown: (cells: unknown[][]) => boolean): Promise<unknown[][]> => {
        for (let cells = await results(); ; cells = await results()) {
          if (shown(cells)) return cells;
          await workbench.page.waitForTimeout(100);
        }
      };
      const [gap, runs] = await until(
        ([first, second]) => first![0] === -25 && typeof second![0] === "number",
      );
      expect(gap).toEqual([-25, "", "", ""]);
      expect(runs!.map((cell) => typeof cell)).toEqual(["number", "number", "number", "boolean"]);
      await workbench.type(LAST_NUMERATOR, "45");
      await until(([first]) => first![0] === -5);
    },
  );

  journey("a figure typed into the grid changes the flags in sheet and pane", async (workbench) => {
    await workbench.refresh();
    const openFlags = async () =>
      (await workbench.table("acmFlags")).filter((row) => row.includes(INDICATOR) && row[1] === "open");
    const rules = async () => (await openFlags()).map((row) => String(row[7]));
    expect(await rules()).toContainEqual(expect.stringMatching(/^trend: 8 points falling/));
    expect(await rules()).toContainEqual(expect.stringMatching(/^target missed/));

    await workbench.showSheet("Data");
    expect(await workbench.cell(LAST_NUMERATOR)).toBe("25");
    await workbench.type(LAST_NUMERATOR, "45");
    expect(await workbench.cell(LAST_NUMERATOR)).toBe("45");

    expect(await workbench.refresh()).toMatch(/^Refreshed: \d+ new flags?, [1-9]\d* cleared\.$/);
    expect(await workbench.pane.getByText(/Falling 7 months running/).count()).toBe(0);
    expect(await workbench.pane.getByText(/was missed 7 months in a row/).count()).toBe(0);
    // September met its target: what fell until August is still to be talked about.
    expect(await rules()).toContainEqual(expect.stringMatching(/^trend: 7 points falling/));
    expect((await rules()).filter((rule) => /^trend: 8|^target missed/.test(rule))).toEqual([]);
    await workbench.showSheet("Summary");
    expect(await workbench.cell("D5")).toBe("90%");
  });

  journey("an undo in the grid brings the figure back for the add-in too", async (workbench) => {
    await workbench.showSheet("Data");
    await workbench.type(LAST_NUMERATOR, "45");
    expect(await workbench.cell(LAST_NUMERATOR)).toBe("45");
    await workbench.page.keyboard.press("Control+z");
    expect(await workbench.cell(LAST_NUMERATOR)).toBe("25");
    const measures = await workbench.table("tblMeasures");
    expect(measures[24]?.[5]).toBe(25);
  });

  journey("Check data shows the sheet of problems, Open pane brings the pane back", async (workbench) => {
    const { page } = workbench;
    await page.getByRole("button", { name: "Close the task pane" }).click();
    expect(await page.locator("#pane").isVisible()).toBe(false);
    await workbench.ribbonButton("Check data").click();
    await page.locator(".o-sheet.active", { hasText: "Problems" }).waitFor();
    await workbench.ribbonButton("Open pane").click();
    expect(await page.locator("#pane").isVisible()).toBe(true);
  });

  journey("a finding's cells come to the front when it is clicked", async (workbench) => {
    await workbench.refresh();
    await workbench.pane
      .getByRole("button", { name: /Show cells \(Data!F76/ })
      .first()
      .click();
    await workbench.page.locator(".o-sheet.active", { hasText: "Data" }).waitFor();
    expect(await workbench.formulaBar()).toBe("14");
  });

  journey("everything is within reach of the keyboard", async (workbench) => {
    const { page } = workbench;
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    await page.locator("#file-tab").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "File" }).waitFor();
    expect(await focused()).toMatch(/\.xlsx$/);
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("File");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Contracts");
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Refresh");
    await page
      .getByRole("tooltip", { name: /Reads the figures/ })
      .or(page.locator(".supertip:visible"))
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await workbench.outcome.waitFor();
    const width = () => page.locator("#pane").evaluate((pane) => pane.clientWidth);
    const before = await width();
    await page.locator("#divider").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await width()).toBeGreaterThan(before);
  });

  journey("a saved copy holds what was typed and what the add-in wrote", async (workbench) => {
    const { page } = workbench;
    await workbench.showSheet("Data");
    await workbench.type(LAST_NUMERATOR, "45");
    await workbench.refresh();
    await page.locator("#file-tab").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save a copy" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("child-welfare.xlsx");
    const { model } = openWorkbook(readFileSync(await download.path()));
    expect(model.sheet("Data")?.cells.value(27, 5)).toBe(45);
    expect(model.sheet("Trends")?.charts.length).toBeGreaterThan(0);
    expect(model.sheet("_acm")?.visibility).toBe("VeryHidden");
  });

  journey("a file that is no workbook gives a sentence, and the open workbook stays", async (workbench) => {
    const { page } = workbench;
    await page.locator("#chosen-file").setInputFiles({
      name: "notes.xlsx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("not a workbook"),
    });
    await page
      .getByRole("alert")
      .getByText(/^notes\.xlsx: The file is not an Excel workbook/)
      .waitFor();
    expect(await page.locator("#workbook-name").textContent()).toBe("child-welfare.xlsx");
    expect(await workbench.sheetNames()).toContain("Data");
  });

  journey("another sample takes the place of the first, in grid and pane", async (workbench) => {
    const { page } = workbench;
    await page.locator("#file-tab").click();
    await page.getByRole("button", { name: "workforce.xlsx" }).click();
    await page.locator("#workbook-name", { hasText: "workforce.xlsx" }).waitFor();
    await workbench.whenOpen();
    expect(await workbench.refresh()).toMatch(/^Refreshed: \d+ new flags?/);
    expect((await workbench.table("acmSummary")).length).toBeGreaterThan(4);
  });

  journey("the page around the grid has no accessibility violations", async (workbench) => {
    await workbench.refresh();
    const { violations } = await new AxeBuilder({ page: workbench.page })
      .exclude("#grid")
      .exclude("iframe")
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual(
      [],
    );
  });
});
