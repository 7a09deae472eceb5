import type { CellBlock } from "./block";
import type { ContractData } from "./contractData";
import type { Mapping } from "./mapping";

/** Reads a mapped range into the same data as a contract workbook; what is not used is named in the problems. */
export function applyMapping(
  _block: CellBlock,
  _mapping: Mapping,
  _options: { readonly date1904: boolean },
): ContractData {
  throw new Error("applyMapping is being written");
}
