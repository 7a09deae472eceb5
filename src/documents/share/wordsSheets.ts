import type { Finding } from "../../analysis/finding";
import { periodFromKey, periodLabel } from "../../analysis/periodCalendar";
import { exactly, valueOfFigures } from "../../analysis/rollUp";
import { ratioOf } from "../../analysis/targets";
import { cellText } from "../../meeting/cellText";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { BODY, HEADING, HINT, STRONG, TITLE } from "../documentLook";
import { linesOf, SheetWriter } from "../sheetWriter";
import { valueFormat } from "../trendChart";
import { HIDDEN_WORDS } from "./figuresSheets";
import { addListSheet, type ListRow } from "./listSheet";
import type { SharedView } from "./sharedView";

/** Points of a letter of the body. */
const BODY_SIZE = 11;
const AGENDA_WIDTHS = [5, 92, 9, 30];

/** What deserves a word, in words. */
export function addFlagsSheet(model: WorkbookModel, { flags, findings }: SharedView): void {
  if (flags.length === 0) return;
  const names = new Map(
    findings.map(({ provider, indicator }) => [
      `${provider.id}|${indicator.id}`,
      [provider.name, indicator.name],
    ]),
  );
  addListSheet(
    model,
    "Flags",
    "What differs from the usual range or the target, and what would change our minds.",
    "sharedFlags",
    [
      { header: "Provider", width: 30 },
      { header: "Measure", width: 30 },
      { header: "What we see", width: 60 },
      { header: "Rule", width: 26 },
      { header: "What would change our minds", width: 46 },
      { header: "Figures used", width: 26 },
    ],
    flags.map((flag) => ({
      cells: [
        ...names.get(`${flag.providerId}|${flag.indicatorId}`)!,
        flag.sentence,
        flag.rule,
        flag.wouldChangeOurMinds,
        cellText(flag.cells),
      ],
    })),
  );
}

/** The agenda as it will be followed. */
export function addAgendaSheet(model: WorkbookModel, { agenda }: SharedView): void {
  const writer = new SheetWriter(model, "Agenda");
  writer.widths(AGENDA_WIDTHS);
  writer.put(0, 0, "Agenda", TITLE);
  writer.sheet.rowHeights.set(0, 28);
  let row = 2;
  const line = (text: string, columns: readonly (string | number | null)[], look = BODY): void => {
    writer.put(row, 1, text, look);
    columns.forEach((cell, i) => writer.put(row, 2 + i, cell, BODY));
    writer.lines(row, linesOf(text, AGENDA_WIDTHS[1]!));
    row++;
  };
  for (const { label, text } of agenda.header) line(`${label}: ${text}`, []);
  for (const section of agenda.sections) {
    row++;
    writer.put(row, 0, section.number, { ...HEADING, horizontal: "Left" });
    line(section.title, [`${section.minutes} min`, section.speaker], HEADING);
    for (const { text, minutes, speaker } of section.lines)
      line(text, [minutes > 0 ? `${minutes} min` : null, speaker]);
  }
  writer.print("Portrait", null, AGENDA_WIDTHS.length - 1, row);
}

/** Groups in their latest period. */
export function addGroupsSheet(
  model: WorkbookModel,
  { breakdowns, sites, findings, providers }: SharedView,
): void {
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  const rows = findings.flatMap((finding) => {
    const { provider, indicator } = finding;
    const own = breakdowns.filter(
      (each) => each.providerId === provider.id && each.indicatorId === indicator.id,
    );
    const last = own.reduce((latest, { period }) => Math.max(latest, period.ordinal), -Infinity);
    const groups = own
      .filter(({ period }) => period.ordinal === last)
      .map(({ period, dimension, group, numerator, denominator }) => {
        const [count, of] = [exactly(numerator), exactly(denominator)];
        return {
          cells: [
            provider.name,
            indicator.name,
            periodLabel(period),
            dimension.replaceAll("_", " "),
            group,
            count === null || of === null || of === 0 ? null : ratioOf(count, of, indicator),
            count,
            of,
            count === null ? HIDDEN_WORDS : null,
          ],
          formats: { 5: valueFormat(indicator) },
        };
      });
    return [...groups, ...siteCells(finding, sites, names.get(provider.id) ?? "")];
  });
  if (rows.length === 0) return;
  addListSheet(
    model,
    "Groups",
    "The latest figures by group and by site.",
    "sharedGroups",
    [
      { header: "Provider", width: 30 },
      { header: "Measure", width: 46 },
      { header: "Period", width: 12 },
      { header: "By", width: 18 },
      { header: "Group", width: 22 },
      { header: "Value", width: 11, isNumber: true },
      { header: "Counted", width: 10, isNumber: true },
      { header: "Of all", width: 10, isNumber: true },
      { header: "Note", width: 30, isOptional: true },
    ],
    rows,
  );
}

/** The sites of a measure in its latest period that has any. */
function siteCells({ provider, indicator }: Finding, sites: SharedView["sites"], name: string): ListRow[] {
  const own = sites.filter((each) => each.providerId === provider.id && each.indicatorId === indicator.id);
  const last = own.reduce((latest, { period }) => Math.max(latest, period.ordinal), -Infinity);
  return own
    .filter(({ period }) => period.ordinal === last)
    .map((row) => {
      const { kind, value } = valueOfFigures(row, indicator);
      const isHidden = kind === "suppressed";
      const isCount = indicator.aggregation === "sum" || indicator.aggregation === "last";
      const count = isCount ? value : (exactly(row.numerator) ?? exactly(row.n));
      return {
        cells: [
          name,
          indicator.name,
          periodLabel(row.period),
          "site",
          row.siteId,
          value,
          count,
          exactly(row.denominator),
          isHidden ? HIDDEN_WORDS : null,
        ],
        formats: { 5: valueFormat(indicator) },
      };
    });
}

/** What providers wrote: their own, and what they marked shareable. */
export function addStorySheet(model: WorkbookModel, { stories, providers, findings }: SharedView): void {
  if (stories.length === 0) return;
  const writer = new SheetWriter(model, "Story");
  // As wide as a page: a single column that is wider is cut off in print, not made smaller.
  const width = 84;
  writer.widths([width]);
  writer.put(0, 0, "Story", TITLE);
  writer.put(1, 0, "What lies behind the figures, in the providers' words.", HINT);
  let row = 3;
  const put = (text: string, look = BODY): void => {
    const wider = (look.font?.size ?? BODY_SIZE) / BODY_SIZE;
    writer.put(row, 0, text, { ...look, wrapText: true });
    writer.lines(row, linesOf(text, width / wider) * Math.ceil(wider));
    row++;
  };
  for (const { providerId, indicatorId, period, paragraphs } of stories) {
    const provider = providers.find(({ id }) => id === providerId)!.name;
    const measure = findings.find(({ indicator }) => indicator.id === indicatorId)?.indicator.name;
    const known = periodFromKey(period);
    const about = [provider, measure, known ? periodLabel(known) : period];
    put(about.filter(Boolean).join(", "), HEADING);
    for (const { label, text } of paragraphs) {
      put(label, STRONG);
      put(text);
    }
    row++;
  }
  writer.print("Portrait", null, 0, row);
}
