import { closestMatch } from "../closestMatch";
import { quoted } from "../cellText";
import { parsePeriod } from "../parsePeriod";
import type { Problem } from "../problem";
import { periodEnd } from "../../analysis/periodCalendar";
import { tblBreakdowns, tblMeasures, tblPathway } from "../tables";
import { type CheckContext, rowsOfTable } from "./checkContext";
import type { RowReader } from "../rowReader";

const ALL_SITES = "ALL";

/** DQ03 for sites, dimensions and groups; ids of indicators and stages are looked up when the tables are read. */
export function listProblems(context: CheckContext): readonly Problem[] {
  return [
    ...[tblMeasures, tblBreakdowns, tblPathway].flatMap((table) =>
      rowsOfTable(context, table).flatMap((row) => unknownSite(context, row)),
    ),
    ...rowsOfTable(context, tblBreakdowns).flatMap((row) => unknownGroup(context, row)),
  ];
}

function unknownSite({ definition, workbook }: CheckContext, row: RowReader): readonly Problem[] {
  const entered = row.text("site_id");
  if (entered === "" || definition.sites === null) return [];
  const own = definition.sites.get(row.text("provider_id").toLowerCase());
  // An agency that lists the sites of one provider need not list those of all.
  if (own === undefined && workbook.identity === null) return [];
  return unlisted(row, "site_id", [ALL_SITES, ...(own ?? [])]);
}

function unknownGroup({ definition: { groups } }: CheckContext, row: RowReader): readonly Problem[] {
  const dimension = row.text("dimension");
  if (groups.size === 0 || dimension === "") return [];
  const list = groups.get(dimension.toLowerCase());
  if (list === undefined) return unlisted(row, "dimension", [...groups.keys()]);
  return row.text("group") === "" ? [] : unlisted(row, "group", list.groups);
}

function unlisted(row: RowReader, column: string, list: readonly string[]): readonly Problem[] {
  const entered = row.text(column);
  if (list.some((each) => each.toLowerCase() === entered.toLowerCase())) return [];
  const match = closestMatch(entered, list);
  const hint = match === null ? "" : ` Closest match: ${quoted(match)}.`;
  const message = `"${quoted(entered)}" is not in this contract's list. Choose from the dropdown.${hint}`;
  return [{ code: "DQ03", severity: "stop", sheet: row.sheet, cell: row.address(column), message }];
}

/** DQ04: rows that the template brought and that are gone, once their period is over. */
export function missingRowProblems(context: CheckContext): readonly Problem[] {
  const { definition, workbook, indicators, data } = context;
  if (definition.expected.length === 0 || !workbook.tables.has("tblmeasures")) return [];
  const { fiscalYearStart, asOf } = data.contract;
  const rows = rowsOfTable(context, tblMeasures);
  const read = (period: string | number | boolean | null, indicatorId: string) => {
    const cadence = indicators.get(indicatorId)?.cadence ?? null;
    const reading = parsePeriod(period, { date1904: workbook.date1904, cadence, fiscalYearStart });
    return reading.kind === "period" ? reading.period : null;
  };
  const keyOf = (indicatorId: string, siteId: string, ordinal: number | string) =>
    `${indicatorId.toLowerCase()}|${siteId.toLowerCase()}|${ordinal}`;
  const there = new Set(
    rows.map((row) => {
      const id = row.text("indicator_id");
      return keyOf(id, row.text("site_id") || ALL_SITES, read(row.cell("period"), id)?.ordinal ?? "");
    }),
  );
  const [first] = rows;
  return definition.expected.flatMap(({ indicatorId, siteId, period: key }): readonly Problem[] => {
    const period = read(key, indicatorId);
    if (period === null || there.has(keyOf(indicatorId, siteId, period.ordinal))) return [];
    if (asOf !== null && periodEnd(period, fiscalYearStart) > asOf) return [];
    const name = indicators.get(indicatorId)?.name ?? indicatorId;
    const message = `${quoted(name)}, ${key} has no row. Enter it in a spare row: the figures, NA (does not apply) or ND (not yet collected).`;
    const place = first
      ? { sheet: first.sheet, cell: first.address("indicator_id") }
      : { sheet: "", cell: "" };
    return [{ code: "DQ04", severity: "ask", ...place, message, about: `${indicatorId}, ${siteId}, ${key}` }];
  });
}
