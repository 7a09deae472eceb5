import { WORKING_COLUMNS } from "../../src/documents/template/checkColumns";
import { FIRST_WORKING } from "../../src/documents/template/checkSection";
import { checkSections } from "../../src/documents/template/checkSections";
import { checkRowOf } from "../../src/documents/template/checkSheet";
import { expectedContent } from "../../src/documents/template/expectedRows";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { TEMPLATE_CHECKS, type TemplateCheckName } from "../../src/submission/templateChecks";
import type { GivenTemplate } from "./givenTemplate";

/** What the Check sheet says, check by check: the code, the severity and the row of its table. */
export function verdictsOf(model: WorkbookModel, { setup, provider, options }: GivenTemplate) {
  const sections = checkSections(setup, options, expectedContent(setup, provider, options));
  const { cells } = model.sheet("Check")!;
  return sections.flatMap((section, s) =>
    Array.from({ length: section.rows }, (_, i) => i).flatMap((i) =>
      WORKING_COLUMNS.flatMap((column, k) => {
        const words = cells.value(checkRowOf(sections, s, i), FIRST_WORKING + k);
        if (!(column in TEMPLATE_CHECKS) || words === null || words === "") return [];
        const { code, severity } = TEMPLATE_CHECKS[column as TemplateCheckName];
        return [{ at: `${section.table.name} ${i + 1}`, verdict: `${code} ${severity}` }];
      }),
    ),
  );
}

/** The day on which the file counts periods as over, as a serial number. */
export function setDay(model: WorkbookModel, serial: number): void {
  const asOf = model.names.find(({ name }) => name === "acm_as_of")!;
  const [, row] = /\$(\d+)$/.exec(asOf.formula)!;
  model.sheet("_meta")!.cells.setValue(Number(row) - 1, 1, serial);
}
