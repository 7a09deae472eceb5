import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { readSubmission } from "../../../src/documents/readSubmission";
import { checkSubmission } from "../../../src/submission/checks/checkSubmission";
import { TEMPLATE_CHECKS } from "../../../src/submission/templateChecks";
import { TEMPLATE_SHEETS, TEMPLATE_TABLES } from "../../../src/submission/templateDefinition";
import { setDay, verdictsOf } from "../../documents/checkSheetVerdicts";
import { FIRST_ENTRY_ROW } from "../../../src/documents/template/entrySheet";
import { cellAt, type GivenTemplate } from "../../documents/givenTemplate";
import { calculatedByLibreOffice, describeWithLibreOffice } from "../../documents/libreOffice";
import { type Changes, givenFile, TODAY } from "./givenSubmission";
import { GOLDEN_ENTRIES } from "./goldenEntries";
import { GOLDEN_RELATIONS } from "./goldenRelations";

/** Days as Excel counts them. */
const AFTER = { serial: 46_303, iso: TODAY };
const BEFORE_THE_END = { serial: 46_285, iso: "2026-09-20" };
const BY_FORMULAS = new Set(Object.values(TEMPLATE_CHECKS).map(({ code }) => code));
/**
 * What the formulas cannot tell: gaps, former figures, and periods that are not in their list, which they call
 * unreadable.
 */
const ADDIN_KNOWS_MORE = new Set(["DQ05", "DQ08", "DQ09", "DQ22", "DQ38"]);

interface Compared {
  readonly name: string;
  readonly changes: Changes;
  readonly day?: typeof AFTER;
}

const FILES: readonly Compared[] = [
  { name: "the clean file", changes: {} },
  ...[...GOLDEN_ENTRIES, ...GOLDEN_RELATIONS]
    .filter(({ code }) => BY_FORMULAS.has(code) && !ADDIN_KNOWS_MORE.has(code))
    .flatMap(({ code, triggers, spares }) => [
      { name: code, changes: triggers },
      { name: `nearly ${code}`, changes: spares },
    ]),
  { name: "DQ08: before the month is over", changes: {}, day: BEFORE_THE_END },
  {
    name: "DQ22: no reason is given",
    changes: { change: ({ fill }) => fill("tblMeasures", 1, { data_status: "revised" }) },
  },
  {
    name: "DQ22: of a group and a stage",
    changes: {
      change: ({ fill }) => {
        fill("tblBreakdowns", 1, { data_status: "revised" });
        fill("tblBreakdowns", 2, { data_status: "revised", revision_reason: "Two late forms" });
        fill("tblPathway", 2, { data_status: "revised" });
        fill("tblPathway", 3, { data_status: "revised", revision_reason: "Two late forms" });
      },
    },
  },
  {
    name: "DQ08: of a month that is not over, where groups and stages are provisional",
    changes: {
      change: ({ fill }) => {
        fill("tblBreakdowns", 1, { data_status: "provisional" });
        fill("tblPathway", 1, { data_status: "provisional" });
      },
    },
    day: BEFORE_THE_END,
  },
];

describeWithLibreOffice("the Check sheet and the add-in say the same", () => {
  const given = FILES.map(({ name, changes, day = AFTER }) => {
    const template = givenFile(changes);
    setDay(template.model, day.serial);
    return { name, template, day: day.iso };
  });
  const calculated = calculatedByLibreOffice(given.map(({ template }) => template.model));

  test.each(given.map(({ name, template, day }, i) => [name, template, calculated[i]!, day] as const))(
    "%s",
    async (_name, template, model, day) => {
      const bySheet = verdictsOf(model, template).map(({ at, verdict }) => `${verdict} ${at}`);
      const { problems, status } = await check(template, day);
      const byAddin = problems
        .filter(({ code }) => BY_FORMULAS.has(code))
        .map(({ code, severity, sheet, cell }) => `${code} ${severity} ${rowOf(sheet, cell)}`);
      expect(byAddin.sort()).toEqual(bySheet.sort());
      const isSheetsOwn = problems.every(({ code }) => BY_FORMULAS.has(code));
      if (isSheetsOwn) expect(status).toBe(cellAt(model, `${TEMPLATE_SHEETS.check}!A2`));
    },
  );
});

async function check({ model }: GivenTemplate, asOf: string) {
  const incoming = await readSubmission(saveWorkbook(model), "any.xlsx");
  if (incoming.kind !== "template") throw new Error("no template");
  return checkSubmission(incoming.submission.workbook, { contract: null, asOf, receivedOn: null });
}

/** `tblMeasures 4`: the row counted from 1 below the headers. */
function rowOf(sheet: string, cell: string): string {
  const table = TEMPLATE_TABLES.find((each) => each.sheet === sheet);
  return `${table?.name} ${Number(/\d+/.exec(cell)?.[0]) - FIRST_ENTRY_ROW}`;
}
