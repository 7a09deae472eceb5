import type { ContractData, InputTables } from "./contractData";

export interface ParseOptions {
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
}

/** How far the reading of the measures has come. */
export interface ParseProgress {
  readonly rowsRead: number;
  readonly rowsInAll: number;
}

/** Reads the input tables of a contract workbook; the rows that are not used are problems with their cells. */
export function parseContract(_tables: InputTables, _options: ParseOptions): ContractData {
  throw new Error("parseContract is being written");
}

/** The same in pieces of some thousand rows, so that the caller can let the pane breathe between them. */
export function* parseContractInPieces(
  _tables: InputTables,
  _options: ParseOptions,
): Generator<ParseProgress, ContractData, void> {
  throw new Error("parseContractInPieces is being written");
}
