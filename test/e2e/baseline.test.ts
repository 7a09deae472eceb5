import AxeBuilder from "@axe-core/playwright";
import { journeys } from "./journey";

journeys("why a series is flagged", (journey) => {
  journey(
    "from a finding to its drawing, to another baseline, to the row that says so",
    async (workbench) => {
      await workbench.refresh();
      const { pane } = workbench;
      await pane.getByRole("button", { name: "Why is this flagged?" }).first().click();
      await pane.getByRole("img", { name: /The figures stand in the table below/ }).waitFor();
      expect(await isTooWide()).toBe(false);

      await pane.getByRole("button", { name: "Change the baseline" }).click();
      await pane.getByRole("button", { name: "Fix baseline" }).click();
      await pane.getByText("Choose the first period.").waitFor();
      await choose("First period", "Jan 2025");
      await choose("Last period", "Jan 2026");
      await pane.getByText(/^Then: mean/).waitFor();
      expect(await isTooWide()).toBe(false);
      const { violations } = await new AxeBuilder({ page: workbench.page })
        .include(["#pane-body iframe", "main"])
        .analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);

      const rows = (await workbench.table("tblBaselines")).length;
      await pane.getByLabel("Decided by").fill("Dana Cole");
      await pane.getByRole("checkbox", { name: /^Take the place of/ }).check();
      await pane.getByRole("button", { name: "Fix baseline" }).dblclick();
      await pane.locator(".fui-MessageBarBody", { hasText: /^Limits decided:/ }).waitFor();
      await pane.getByText(/^Baseline Jan 2025 to Jan 2026, fixed by Dana Cole/).waitFor();
      const table = await workbench.table("tblBaselines");
      expect(table).toHaveLength(rows);
      expect(table.filter((row) => row.includes("Dana Cole"))).toHaveLength(1);

      async function choose(label: string, period: string): Promise<void> {
        await pane.getByRole("combobox", { name: label }).click();
        await pane.getByRole("option", { name: period, exact: true }).click();
      }

      function isTooWide(): Promise<boolean> {
        return workbench.paneFrame.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
      }
    },
  );
});
