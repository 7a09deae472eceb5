import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import type { ContractNames } from "../../src/submission/sources/sourceNames";
import { reviseSource } from "../../src/submission/sources/reviseSource";
import type { SourceEdit, SourceProposal } from "../../src/submission/sources/sourceProposal";
import { type ImportOptions, importSubmissions, previewImport } from "../../src/workflows/importSubmissions";
import { type ChosenFile, readIncoming } from "../../src/workflows/incomingFiles";
import { givenModel, type GivenWorkbook, type Grid } from "../host/givenWorkbook";
import { done, givenContractBook } from "./givenContractBook";

const PROVIDERS = [
  { id: "PRV-0001", name: "Harbor House" },
  { id: "PRV-0002", name: "Bridge Center" },
];
const INDICATORS = [
  { id: "enrolled", name: "Enrolled within 30 days", aggregation: "ratio_of_sums", unit: "percent" },
  { id: "visits", name: "Home visits", aggregation: "sum", unit: "count" },
  { id: "kept", name: "Appointments kept", aggregation: "last", unit: "percent" },
] as const;

export const NAMES: ContractNames = { providers: PROVIDERS, indicators: INDICATORS };

/** A contract of two providers and three indicators, without a figure yet. */
export function givenContract(): Promise<GivenWorkbook> {
  return givenContractBook({
    tblContract: [
      { key: "contract_id", value: "C-1" },
      { key: "title", value: "Family support" },
      { key: "threshold", value: 11 },
    ],
    tblProviders: PROVIDERS.map(({ id, name }) => ({ provider_id: id, name })),
    tblIndicators: INDICATORS.map(({ id, name, aggregation, unit }) => ({
      indicator_id: id,
      name,
      aggregation,
      unit,
      direction: "increase",
      cadence: "monthly",
      counts_people: true,
    })),
    tblTargets: [{ provider_id: null, indicator_id: "enrolled", effective_from: "2020-01-01", value: 0.5 }],
    tblMeasures: [
      {
        provider_id: null,
        site_id: null,
        indicator_id: null,
        period: null,
        numerator: null,
        denominator: null,
        value: null,
        n: null,
      },
    ],
  });
}

/** An Excel workbook with these sheets. */
export function xlsx(name: string, sheets: Readonly<Record<string, Grid>>): ChosenFile {
  return { name, bytes: saveWorkbook(givenModel(sheets)) };
}

/** A text file as an older program writes it: semicolons, and letters of Western Europe in one byte each. */
export function semicolons(name: string, rows: Grid): ChosenFile {
  const text = rows.map((row) => row.map((cell) => cell ?? "").join(";")).join("\r\n");
  return { name, bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) };
}

const TODAY = "2026-12-10";

/** Files as the pane handles them: read, looked at, some of them confirmed, imported. */
export function desk(options: Partial<ImportOptions> = {}) {
  const all = { today: TODAY, ...options };
  return {
    async preview(...files: readonly ChosenFile[]) {
      const read = done(await readIncoming(files));
      return done(await previewImport(read, all)).files;
    },
    async import(...files: readonly ChosenFile[]) {
      return done(await importSubmissions(done(await readIncoming(files)), all));
    },
  };
}

/** A proposal with things said about it, as by a person in the pane. */
export function said(proposal: SourceProposal | null, ...edits: readonly SourceEdit[]): SourceProposal {
  if (proposal === null) throw new Error("Nothing is proposed for this file.");
  return edits.reduce((now, edit) => reviseSource(now, edit, NAMES), proposal);
}
