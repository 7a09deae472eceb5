import type { AcceptedFigure } from "../../../src/documents/contractSetup";
import { periodAt, periodFromKey } from "../../../src/analysis/periodCalendar";
import type { CellValue } from "../../../src/spreadsheet/model/cells";
import type { GivenTemplate } from "../../documents/givenTemplate";
import { type Change, type Changes, smallSetup } from "./givenSubmission";

/** A check with a workbook that calls for it and one that does not, each one change away from the clean file. */
export interface Golden {
  readonly code: string;
  readonly triggers: Changes;
  /** As near as a file comes without calling for the check. */
  readonly spares: Changes;
  readonly says: string;
  /** A note that cannot but come with it. */
  readonly besides?: string;
}

export const cell =
  (address: string, value: CellValue): Change =>
  (template) => {
    const [sheet = "", place = ""] = address.split("!");
    const [, letter = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(place) ?? [];
    template.model.sheet(sheet)!.cells.setValue(Number(row) - 1, letter.charCodeAt(0) - 65, value);
  };
export const measure =
  (row: number, typed: Parameters<GivenTemplate["fill"]>[2]): Change =>
  ({ fill }) =>
    fill("tblMeasures", row, typed);
export const stages =
  (...counts: readonly CellValue[]): Change =>
  ({ fill }) =>
    counts.forEach((count, i) => fill("tblPathway", i + 1, { count }));
export const groups =
  (...rows: readonly (readonly [CellValue, CellValue])[]): Change =>
  ({ fill }) =>
    rows.forEach(([numerator, denominator], i) => fill("tblBreakdowns", i + 1, { numerator, denominator }));
export const each =
  (...changes: readonly Change[]): Change =>
  (template) =>
    changes.forEach((change) => change(template));
/** The first of the spare rows of Data stands below three prefilled ones. */
export const spare = (typed: Parameters<GivenTemplate["fill"]>[2], row = 4): Change => measure(row, typed);
export const august = { indicator_id: "enrolled", period: "2026-08", numerator: 55, denominator: 90 };

export const BEFORE = { siteId: "ALL", numerator: null, denominator: null, value: null, n: null };
/** Former figures of an indicator, the last of them for August 2026. */
export function history(indicatorId: string, figures: readonly Partial<AcceptedFigure>[]): Changes {
  const last = periodFromKey("2026-08")!.ordinal;
  const accepted = figures.map((figure, i) => ({
    ...BEFORE,
    ...figure,
    indicatorId,
    period: periodAt("monthly", last - figures.length + 1 + i).key,
  }));
  return { options: { history: accepted } };
}
export const values = (...numbers: readonly number[]) => numbers.map((value) => ({ value, n: 80 }));

export const TWO_SITES = [
  { id: "N", name: "North" },
  { id: "S", name: "South" },
];
const [PROVIDER] = smallSetup().providers;
export const withSites: Changes["setup"] = { providers: [{ ...PROVIDER!, sites: TWO_SITES }] };
/** The rows of two sites: enrolled N, S; days N, S; served N, S; then spare rows. */
export const sites: Change = ({ fill }) => {
  [1, 2].forEach((row) => fill("tblMeasures", row, { numerator: 30, denominator: 50, value: null, n: null }));
  [3, 4].forEach((row) =>
    fill("tblMeasures", row, { numerator: null, denominator: null, value: 4.5, n: 40 }),
  );
  [5, 6].forEach((row) => fill("tblMeasures", row, { value: 35 }));
  [1, 3].forEach((row) => fill("tblBreakdowns", row, { numerator: 20, denominator: 30 }));
  [2, 4].forEach((row) => fill("tblBreakdowns", row, { numerator: 10, denominator: 20 }));
  [50, 45, 35, 50, 45, 35].forEach((count, i) => fill("tblPathway", i + 1, { count }));
};
export const allSites = (numerator: number) =>
  each(
    sites,
    spare({ indicator_id: "enrolled", site_id: "ALL", period: "2026-09", numerator, denominator: 100 }, 7),
  );

export const withTarget = (kind: string): Changes => ({
  setup: {
    targets: [
      {
        providerId: null,
        indicatorId: "enrolled",
        effectiveFrom: "2026-01-01",
        value: 0.7,
        kind: kind as "contract",
      },
    ],
  },
  ...history("enrolled", [{ numerator: 50, denominator: 100 }]),
});
export const percent = (() => {
  const { indicators } = smallSetup();
  return { indicators: indicators.map((one, i) => (i === 1 ? { ...one, unit: "percent" } : one)) };
})();
export const threeGroups: Changes["setup"] = {
  dimensions: [{ id: "language", groups: ["English", "Spanish", "Unknown"], overlapping: false }],
};
export const mustSuppress = { mustSuppress: true };
export const note = (text: string): Changes => ({ change: measure(1, { note: text }) });
export const sheetWith =
  (header: string): Change =>
  ({ model }) =>
    model.addSheet("Notes").cells.setValue(0, 0, header);
export const rename =
  (from: string, to: string): Change =>
  ({ model }) => {
    const table = model.sheet("Data")!.tables[0]!;
    const column = table.columns.findIndex(({ name }) => name === from);
    table.columns[column]!.name = to;
    table.changed = true;
    model.sheet("Data")!.cells.setValue(table.box.top, table.box.left + column, to);
  };
export const linked =
  (formula: string): Change =>
  ({ model }) => {
    const { cells } = model.sheet("Data")!;
    cells.setFormula(4, 5, formula);
    cells.setResult(4, 5, 60);
  };
