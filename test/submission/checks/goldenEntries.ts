import { CellError } from "../../../src/spreadsheet/model/cells";
import { cell, measure, each, spare, august, percent, rename, linked, type Golden } from "./goldenChanges";

/** DQ01 to DQ19: what the file and its entries are. */
export const GOLDEN_ENTRIES: readonly Golden[] = [
  {
    code: "DQ01",
    triggers: { change: cell("Start!C7", "CW-1999") },
    spares: { change: cell("Start!C7", "cw-2026") },
    says: "This template is for contract CW-2026 (PRV-0001). You appear to be reporting CW-1999. Open the template sent for CW-1999.",
  },
  {
    code: "DQ02",
    triggers: { change: rename("numerator", "Numerator (families)") },
    spares: { change: rename("numerator", " NUMERATOR ") },
    says: 'The column "numerator" is missing from Data. Undo the change or paste your rows into a fresh template.',
  },
  {
    code: "DQ03",
    triggers: { change: spare({ ...august, indicator_id: "enroled" }) },
    spares: { change: spare({ ...august, indicator_id: "ENROLLED" }) },
    says: `"enroled" is not in this contract's list. Choose from the dropdown. Closest match: enrolled.`,
  },
  {
    code: "DQ04",
    triggers: { change: measure(1, { numerator: null, denominator: null }) },
    spares: { change: measure(1, { numerator: "ND", denominator: "ND" }) },
    says: "Enrolled, 2026-09 is empty. Enter the figures, NA (does not apply) or ND (not yet collected).",
  },
  {
    code: "DQ05",
    triggers: { change: spare({ ...august, period: "2026-07" }) },
    spares: { change: spare(august) },
    says: "2026-08 was never reported. Charts will show a gap.",
  },
  {
    code: "DQ06",
    triggers: { change: each(spare(august), spare(august, 5)) },
    spares: { change: each(spare(august), spare({ ...august, period: "2026-07" }, 5)) },
    says: "Rows 8 and 9 are identical. Delete one.",
  },
  {
    code: "DQ07",
    triggers: { change: each(spare(august), spare({ ...august, numerator: 54 }, 5)) },
    spares: { change: spare(august) },
    says: "Two different figures for Enrolled, 2026-08, ALL: 55/90 (row 8) and 54/90 (row 9). Keep the right one.",
  },
  {
    code: "DQ08",
    triggers: { change: spare({ ...august, period: "2026-10" }) },
    spares: { change: spare(august) },
    says: "2026-10 has not finished. Remove it, or mark it provisional if your contract allows part-periods.",
  },
  {
    code: "DQ09",
    triggers: { change: spare({ ...august, period: "01/09/26" }) },
    spares: { change: spare({ ...august, period: "Aug 2026" }) },
    says: 'We cannot tell which month "01/09/26" is. Choose from the list, e.g. 2026-09.',
  },
  {
    code: "DQ10",
    triggers: { change: spare({ ...august, numerator: 91 }) },
    spares: { change: spare({ ...august, numerator: 90 }) },
    says: '91 out of 90 cannot be right for "Enrolled": the first number must be part of the second. Have they been swapped?',
  },
  {
    code: "DQ11",
    triggers: { change: spare({ ...august, denominator: 0, numerator: 3 }) },
    spares: { change: spare({ ...august, numerator: 0 }) },
    says: "You report 3 successes out of 0 people. Check the denominator.",
  },
  {
    code: "DQ12",
    triggers: { change: spare({ ...august, numerator: 0, denominator: 0 }) },
    spares: { change: spare({ ...august, numerator: 0 }) },
    says: "No eligible clients in 2026-08; no rate will be shown.",
  },
  {
    code: "DQ13",
    triggers: { change: spare({ ...august, numerator: -3 }) },
    spares: { change: spare({ ...august, numerator: 0 }) },
    says: "-3 is below zero. Enter 0 or more.",
  },
  {
    code: "DQ14",
    triggers: { change: spare({ ...august, numerator: 3.5 }) },
    spares: { change: measure(2, { value: 3.5 }) },
    says: "3.5 should be a whole number of people.",
  },
  {
    code: "DQ15",
    triggers: { setup: percent, change: measure(2, { value: 38.7 }) },
    spares: { setup: percent, change: measure(2, { value: 0.387 }) },
    says: "38.7 looks like 38.7% but this cell expects a fraction from 0 to 1. Did you mean 38.7% or 3870%?",
  },
  {
    code: "DQ16",
    triggers: { change: measure(1, { numerator: "60 " }) },
    spares: { change: measure(1, { numerator: 60 }) },
    says: '"60" is stored as text (a space, apostrophe, comma or letter O). Read as 60. Confirm.',
  },
  {
    code: "DQ17",
    triggers: { change: spare({ ...august, numerator: "about 20" }) },
    spares: { change: spare({ ...august, numerator: "ND" }) },
    says: '"about 20" is not a number. Use a number, 0, NA or ND; for small counts use <11.',
  },
  {
    code: "DQ18",
    triggers: { change: spare({ ...august, numerator: CellError.of("#N/A") }) },
    spares: { change: cell("Data!J5", CellError.of("#N/A")) },
    says: "F8 shows #N/A. A formula is broken; paste values.",
  },
  {
    code: "DQ19",
    triggers: { change: linked("='[Clients.xlsx]Counts'!B2") },
    spares: { change: linked("=SUM(tblBreakdowns[numerator])") },
    says: "F5 takes its value from another file. Paste as a value so it cannot change.",
  },
];
