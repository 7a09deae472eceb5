import type { CellBlock, TableBlock } from "../submission/block";
import type { InputTables } from "../submission/contractData";
import { takeInventory, type Inventory, type TablePlace } from "./inventory";
import { selectorOf } from "./chartChoice";
import { CHART_CHOICES } from "./chartChoices";
import { AGENDA_TABLE, INPUT_TABLES, OUTPUT_TABLES, STATE_TABLE, type ChartSheetKey } from "./outputs";
import { AGENDA_WIDTH } from "./planAgenda";
import { readBlocks, type ReadRequest } from "./readBlocks";
import { PROGRESS_MARK, readState, type WorkbookState } from "./state";

/** Everything that a refresh needs of the workbook. */
export interface ContractWorkbook {
  readonly inventory: Inventory;
  readonly inputs: InputTables;
  /** Our own tables by name as they stand, header row first; those not made yet are absent. */
  readonly outputs: Readonly<Record<string, CellBlock>>;
  /** The Agenda sheet from A1; null where there is none yet. */
  readonly agendaSheet: CellBlock | null;
  readonly state: WorkbookState;
  /** What a person chose in the selector of each sheet with charts; absent before there is one. */
  readonly chosen: Readonly<Partial<Record<ChartSheetKey, string>>>;
  /** An earlier refresh was cut short while it wrote. */
  readonly cutShort: boolean;
}

/** Columns in which Excel may have turned an entry into a date, by their table. */
const COUNT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  tblmeasures: ["numerator", "denominator", "value", "n"],
  tblbreakdowns: ["numerator", "denominator"],
  tblpathway: ["count", "median_days_from_previous", "n_days"],
};

/**
 * Reads the contract's tables and our own in an inventory sync and as many reads as their size needs.
 *
 * @param inputTables which input tables are wanted; none, to look at our own only
 * @param outputTables which of our own; the Agenda sheet comes with its table
 */
export async function readContract(
  context: Excel.RequestContext,
  onPiece: (share: number) => void | Promise<void>,
  inputTables: readonly string[] = INPUT_TABLES,
  outputTables: readonly string[] = OUTPUT_TABLES,
): Promise<ContractWorkbook> {
  const inventory = await takeInventory(context, inputTables);
  const places = [...inputTables, ...outputTables].flatMap((name) => {
    const place = inventory.tables.get(name.toLowerCase());
    return place ? [{ name, place }] : [];
  });
  const agenda = outputTables.includes(AGENDA_TABLE) ? inventory.sheets.get("agenda") : undefined;
  const agendaRequest = agenda?.used
    ? [
        {
          sheet: agenda.name,
          row: 0,
          column: 0,
          rows: agenda.used.row + agenda.used.rows,
          columns: Math.max(AGENDA_WIDTH, agenda.used.column + agenda.used.columns),
        },
      ]
    : [];
  const state = inventory.sheets.get("state");
  const markRequest = state ? [{ sheet: state.name, ...PROGRESS_MARK }] : [];
  const selectors = CHART_CHOICES.flatMap((choice) => {
    const place = inventory.sheets.get(choice.sheet);
    return place ? [{ key: choice.sheet, sheet: place.name, ...selectorOf(choice, place) }] : [];
  });
  const requests = [
    ...places.map(({ place }) => tableRequest(place)),
    ...agendaRequest,
    ...selectors,
    ...markRequest,
  ];
  const blocks = await readBlocks(context, requests, onPiece);
  const byName = new Map(places.map(({ name, place }, i) => [name, { ...blocks[i]!, table: place.name }]));
  return {
    inventory,
    inputs: new Map(
      inputTables.flatMap((name): [string, TableBlock][] => {
        const block = byName.get(name);
        return block ? [[name.toLowerCase(), block]] : [];
      }),
    ),
    outputs: Object.fromEntries(
      outputTables.flatMap((name) => (byName.has(name) ? [[name, byName.get(name)!]] : [])),
    ),
    agendaSheet: agendaRequest.length > 0 ? blocks[places.length]! : null,
    state: readState(byName.get(STATE_TABLE) ?? null),
    chosen: Object.fromEntries(
      selectors.map(({ key }, i) => {
        const [cell] = blocks[places.length + agendaRequest.length + i]!.values;
        return [key, String(cell?.[0] ?? "")];
      }),
    ),
    cutShort: markRequest.length > 0 && blocks.at(-1)!.values[0]?.[0] !== "",
  };
}

/** What charts need to follow a choice: what stands where, what was chosen, and our memory of what can be. */
export function readChoices(context: Excel.RequestContext): Promise<ContractWorkbook> {
  return readContract(context, () => undefined, [], [STATE_TABLE]);
}

/** A table without its totals row; of count columns also whether Excel made dates of their entries. */
function tableRequest(place: TablePlace): ReadRequest {
  const rows = place.rows - (place.showTotals ? 1 : 0);
  const counts = COUNT_COLUMNS[place.name.toLowerCase()] ?? [];
  const categoryColumns = place.headers.flatMap((header, i) =>
    counts.includes(header.trim().toLowerCase()) ? [i] : [],
  );
  return {
    sheet: place.sheet,
    row: place.row,
    column: place.column,
    rows,
    columns: place.columns,
    categoryColumns,
  };
}
