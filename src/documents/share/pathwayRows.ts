import { groupBy } from "../../analysis/groupBy";
import type { CellRef, Provider, Stage, StageCount } from "../../analysis/measure";
import { columnName } from "../../spreadsheet/model/address";
import { LIST_HEADER_ROW } from "./listSheet";

/** The sheet with every stage of every cohort of a shared workbook. */
export const PATHWAY_FIGURES = "Pathway figures";
/** Its zero-based column with the people. */
export const PATHWAY_COUNT = 3;

/** One stage of a cohort as it is shown, or not. */
export interface PathwayRow {
  readonly row: StageCount;
  readonly isHidden: boolean;
  /** Who was at the stage before; null: nobody says, or it is the first, or a count on a day. */
  readonly before: number | null;
}

/** Stages of cohorts in the order in which the sheet has them: by provider, in order of time, along the way. */
export function pathwayRows(
  shown: readonly StageCount[],
  hidden: readonly StageCount[],
  stages: readonly Stage[],
  providers: readonly Provider[],
): PathwayRow[] {
  const place = new Map(stages.map(({ id, order }) => [id, order]));
  const all = [
    ...shown.map((row) => ({ row, isHidden: false })),
    ...hidden.map((row) => ({ row, isHidden: true })),
  ];
  const byCohort = groupBy(all, ({ row }) => `${row.providerId}|${row.cohort.ordinal}`);
  return providers.flatMap(({ id }) =>
    [...byCohort.values()]
      .filter(([first]) => first!.row.providerId === id)
      .sort(([a], [b]) => a!.row.cohort.ordinal - b!.row.cohort.ordinal)
      .flatMap((cohort) => {
        const along = cohort.sort((a, b) => place.get(a.row.stageId)! - place.get(b.row.stageId)!);
        return along.map((each, i): PathwayRow => {
          const count = along[i - 1]?.row.count;
          const isPart = each.row.basis === "referral_cohort" && count?.kind === "number";
          return { ...each, before: isPart ? count.value : null };
        });
      }),
  );
}

/** From the cells of the contract workbook to those of the workbook that is being made. */
export function pathwayCells(rows: readonly PathwayRow[]): (cells: readonly CellRef[]) => CellRef[] {
  const places = new Map(
    rows.map(({ row }, i) => {
      const address = `${columnName(PATHWAY_COUNT)}${LIST_HEADER_ROW + 2 + i}`;
      return [textOf(row.cells), { sheet: PATHWAY_FIGURES, address }];
    }),
  );
  return (cells) => cells.flatMap((cell) => places.get(textOf(cell)) ?? []);
}

function textOf({ sheet, address }: CellRef): string {
  return `${sheet}!${address}`;
}
