import { addressOf } from "../../spreadsheet/model/address";
import { boxOf } from "../../spreadsheet/model/box";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { findIdentifiers, type IdentifierKind } from "../../submission/identifiers";

/** A cell of a workbook to be shared that may tell who a client is; what stands there is never repeated. */
export interface FoundIdentifier {
  readonly sheet: string;
  readonly cell: string;
  readonly kinds: readonly IdentifierKind[];
}

/** Sheets with what people typed; the others hold figures and sentences of our own. */
const TYPED = ["Story", "Actions", "Agenda"];
/** Whose telephone may stand in it. */
const CONTACT_COLUMNS = new Set(["owner"]);
const TABLE_HEADER_ROW = 3;

/**
 * Looks through every typed text that goes into a shared workbook.
 *
 * @param known names that may stand there: of providers, measures and people of the contract
 */
export function identifiersIn(model: WorkbookModel, known: readonly string[]): FoundIdentifier[] {
  return TYPED.flatMap((name) => {
    const cells = model.sheet(name)?.cells;
    const used = cells?.used(false);
    if (!cells || !used) return [];
    const headers = cells.read({ ...used, top: TABLE_HEADER_ROW, bottom: TABLE_HEADER_ROW })[0]!;
    return cells.read(used).flatMap((line, row) =>
      line.flatMap((cell, column): FoundIdentifier[] => {
        if (typeof cell !== "string") return [];
        const isContact = CONTACT_COLUMNS.has(String(headers[column]));
        const kinds = findIdentifiers(cell, isContact ? "contact" : "freeText", known);
        if (kinds.length === 0) return [];
        return [{ sheet: name, cell: addressOf(boxOf(used.top + row, used.left + column, 1, 1)), kinds }];
      }),
    );
  });
}
