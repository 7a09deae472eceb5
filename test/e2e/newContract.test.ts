import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { journeys } from "./journey";

journeys("a new contract", (journey) => {
  journey(
    "from nothing to a contract workbook that is open, and templates for its providers",
    async (workbench) => {
      const { pane, page } = workbench;
      await pane.getByRole("button", { name: "Begin a new contract" }).click();
      await pane.getByRole("radio", { name: /^Waste collection/ }).check();
      await next();
      await pane.getByRole("checkbox", { name: /^Household waste reused/ }).check();
      await pane.getByText(/^6 indicators are chosen/).waitFor();
      await next();
      await pane.getByLabel("Title").fill("Household collection");
      await pane.getByLabel("Short id").fill("WC-2027");
      await pane.getByLabel("Name").fill("Green Valley Haulage");
      await pane.getByRole("button", { name: "Add a provider" }).click();
      await pane.getByLabel("Name").nth(1).fill("City Waste Partners");
      expect(await isTooWide()).toBe(false);
      const { violations } = await new AxeBuilder({ page }).include(["#pane-body iframe", "form"]).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await next();
      await pane.getByRole("button", { name: "Create and open" }).click();
      await page.getByRole("button", { name: "Open it here" }).click();
      await pane.getByText("No findings yet").waitFor();
      const providers = await workbench.table("tblProviders");
      expect(providers.map((row) => row[1])).toEqual(
        expect.arrayContaining(["Green Valley Haulage", "City Waste Partners"]),
      );

      await pane.getByRole("button", { name: "Templates for providers" }).click();
      await pane.getByRole("button", { name: "Make 2 templates" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        pane.getByRole("button", { name: "Download all in one zip" }).click(),
      ]);
      const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
      expect(Object.keys(files)).toEqual([
        expect.stringMatching(/^WC-2027_PRV-0001_\d{4}-\d{2}\.xlsx$/),
        expect.stringMatching(/^WC-2027_PRV-0002_\d{4}-\d{2}\.xlsx$/),
      ]);
      for (const bytes of Object.values(files)) {
        expect(openWorkbook(bytes).model.sheet("Check")).toBeDefined();
      }

      function next(): Promise<void> {
        return pane.getByRole("button", { name: /^Next:/ }).click();
      }

      function isTooWide(): Promise<boolean> {
        return workbench.paneFrame.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
      }
    },
  );
});
