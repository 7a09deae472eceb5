import AxeBuilder from "@axe-core/playwright";
import { parseReport } from "../../src/selfTest/report";
import { REPORT_SHEET } from "../../src/selfTest/reportSheet";
import { SELF_TEST_CASES } from "../../src/selfTest/selfTestCases";
import { journeys } from "./journey";

journeys("the self-test", (journey) => {
  journey("refuses the sample, runs in an empty workbook, and hands out its report", async (workbench) => {
    const { pane, page } = workbench;
    await openSelfTest();
    await pane.getByRole("button", { name: "Run the self-test" }).click();
    await pane.getByText(/^This workbook holds filled cells on "/).waitFor();
    expect(await workbench.sheetNames()).not.toContain(REPORT_SHEET);

    await page.locator("#file-tab").click();
    await page.getByRole("button", { name: "New empty workbook" }).click();
    await workbench.whenOpen();
    await openSelfTest();
    await pane.getByRole("button", { name: "Run the self-test" }).click();
    await pane.getByRole("progressbar", { name: "Trials done" }).waitFor();
    const summary = pane.getByText(/^Excel 16\.0\.\d+\.\d+ \(web\): /);
    await summary.waitFor({ timeout: 100_000 });
    expect(await pane.getByRole("list", { name: "Otherwise than recorded" }).allTextContents()).toEqual([]);
    expect(await summary.textContent()).toMatch(/: All \d+ trials came out as recorded\./);

    const report = parseReport(await pane.getByLabel("Report as text").inputValue());
    expect(report).toMatchObject({ platform: "web", complete: true });
    expect(report.results).toHaveLength(SELF_TEST_CASES.length);
    expect(await workbench.sheetNames()).toEqual(["Sheet1", REPORT_SHEET]);
    await workbench.showSheet(REPORT_SHEET);
    expect(await workbench.cell("B2")).toBe("web");
    expect(await isTooWide()).toBe(false);
    const { violations } = await new AxeBuilder({ page }).include(["#pane-body iframe", "main"]).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    async function openSelfTest(): Promise<void> {
      await pane.getByRole("tab", { name: "Settings" }).click();
      await pane.getByRole("button", { name: "Self-test" }).click();
      await pane.getByText(/only in a new, empty workbook/).waitFor();
    }

    function isTooWide(): Promise<boolean> {
      return workbench.paneFrame.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
    }
  });
});
