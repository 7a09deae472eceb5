import type { RawCell, TableBlock } from "./block";
import { isBlank, plainText, quoted } from "./cellText";
import type { CheckedSubmission } from "./checks/checkSubmission";
import type { CheckOptions, SubmittedWorkbook } from "./checks/submittedWorkbook";
import type { ContractData, InputTables } from "./contractData";
import { addressIn } from "./address";
import { findIdentifiers, isClientColumn } from "./identifiers";
import { openTable } from "./openTable";
import { parseContract } from "./parseContract";
import type { Problem } from "./problem";
import { submissionStatus } from "./templateChecks";
import { SUBMISSION_TABLES, TEMPLATE_SHEETS, TEMPLATE_VERSION } from "./templateDefinition";
import {
  tblActions,
  tblContract,
  tblIndicators,
  tblProviders,
  tblStages,
  tblTargets,
  type TableDefinition,
} from "./tables";

/** What a file is read against, of the contract workbook. */
const CONTEXT_TABLES = [tblContract, tblProviders, tblIndicators, tblTargets, tblStages];
/** Marks the contract workbook's own sheets, whose problems are not the file's. */
const CONTRACT_MARK = "\u0000";
const FREE_TEXT = new Set([
  "note",
  "revision_reason",
  "what_happened",
  "evidence",
  "partners",
  "what_we_propose",
  "help_needed_from_agency",
  "last_update",
  "blocker",
  "drop_reason",
]);
const SEVERITIES: readonly Problem["severity"][] = ["stop", "ask", "note"];

type Contract = Pick<SubmittedWorkbook, "tables" | "date1904">;

/**
 * What an import needs to know of a file before it is compared with the contract: that it is this contract's, which
 * of its rows can be read, and that no client can be known from it.
 */
export function checkIncoming(
  workbook: SubmittedWorkbook,
  { contract, asOf }: CheckOptions & { readonly contract: Contract },
): CheckedSubmission {
  const problems = [
    ...identityProblems(workbook, contract),
    ...(workbook.identity === null ? [] : missingParts(workbook)),
    ...clientProblems(workbook),
  ];
  const isStopped = problems.some(({ severity }) => severity === "stop");
  const data = parseContract(together(workbook, contract, asOf), { date1904: workbook.date1904 });
  const own = data.problems.filter(({ sheet }) => !sheet.startsWith(CONTRACT_MARK) && sheet !== "");
  const all = isStopped ? problems : [...problems, ...own];
  all.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const count = (severity: Problem["severity"]) => all.filter((each) => each.severity === severity).length;
  const filled = data.observations.length + data.breakdowns.length + data.stageCounts.length;
  const status = submissionStatus(count("stop"), count("ask"), filled);
  return { data: isStopped ? withoutFigures(data) : data, problems: all, isStopped, status };
}

/** DQ01: a template of another version, contract or provider; the first of them says enough. */
function identityProblems({ identity }: SubmittedWorkbook, contract: Contract): readonly Problem[] {
  if (identity === null) return [];
  const { contractId, providerId, templateVersion } = identity;
  const at = (message: string): readonly Problem[] => [
    { code: "DQ01", severity: "stop", sheet: TEMPLATE_SHEETS.start, cell: "A1", message },
  ];
  const { contract: info, providers } = parseContract(contract.tables, { date1904: contract.date1904 });
  const expected = info.contractId;
  if (expected !== "" && !isSame(contractId, expected))
    return at(
      `This template is for contract ${quoted(contractId) || "none"} (${quoted(providerId)}). This workbook is for ${quoted(expected)}. Open the template sent for ${quoted(expected)}.`,
    );
  const listed = contract.tables.has("tblproviders") && providers.length > 0;
  if (providerId === "" || (listed && !providers.some(({ id }) => isSame(id, providerId))))
    return at(
      `This template is for ${quoted(providerId) || "no provider"}, who is not in tblProviders of this contract. Add the provider, or open the right workbook.`,
    );
  if (templateVersion !== TEMPLATE_VERSION)
    return at(
      `This template has version ${quoted(templateVersion) || "none"}; version ${TEMPLATE_VERSION} is read here. Paste the rows into a fresh template.`,
    );
  return [];
}

function isSame(a: string, b: string): boolean {
  return plainText(a).toLowerCase() === plainText(b).toLowerCase();
}

/** DQ02 for each table or column without which a template cannot be read. */
function missingParts({ tables }: SubmittedWorkbook): readonly Problem[] {
  const problems: Problem[] = [];
  for (const definition of SUBMISSION_TABLES) openTable(tables, definition, true, problems);
  return problems;
}

/** DQ31 and DQ32: what could tell who a client is. The text itself is never repeated. */
function clientProblems({ tables, sheets }: SubmittedWorkbook): readonly Problem[] {
  const problems: Problem[] = [];
  for (const definition of SUBMISSION_TABLES) {
    const block = tables.get(definition.name.toLowerCase());
    if (block) problems.push(...identifiersIn(block, definition));
  }
  const own = new Set<string>(Object.values(TEMPLATE_SHEETS));
  const withTables = new Set([...tables.values()].map(({ sheet }) => sheet));
  for (const { name, block } of sheets) {
    if (own.has(name) || withTables.has(name)) continue;
    const headers = block.values.slice(0, 20).flatMap((cells) => cells.map((cell) => String(cell ?? "")));
    if (!headers.some(isClientColumn)) continue;
    const message = `The sheet "${quoted(name)}" looks like a client list. Delete it before sending.`;
    problems.push({ code: "DQ32", severity: "stop", sheet: name, cell: "A1", message });
  }
  return problems;
}

function identifiersIn(block: TableBlock, { columns }: TableDefinition): readonly Problem[] {
  const names = new Set(columns.map(({ name }) => name));
  const contacts = new Set(["owner"]);
  const [headers = [], ...rows] = block.values;
  return rows.flatMap((cells, i) =>
    cells.flatMap((cell, column) => {
      const header = String(headers[column] ?? "")
        .trim()
        .toLowerCase();
      if (typeof cell !== "string" || cell.length < 3 || !names.has(header)) return [];
      const purpose = FREE_TEXT.has(header) ? "freeText" : contacts.has(header) ? "contact" : "figures";
      return findIdentifiers(cell, purpose).map((kind): Problem => {
        const row = block.row + i + 2;
        const message = `Row ${row} may hold a client's ${kind}. Remove it. We did not copy it.`;
        const severity = kind === "name" ? "ask" : "stop";
        return { code: "DQ31", severity, sheet: block.sheet, cell: addressIn(block, i + 1, column), message };
      });
    }),
  );
}

/** The file's rows among the contract's definitions, on the day on which they came. */
function together({ tables }: SubmittedWorkbook, contract: Contract, asOf: string | null): InputTables {
  const all = new Map<string, TableBlock>();
  for (const { name } of CONTEXT_TABLES) {
    const key = name.toLowerCase();
    const block = contract.tables.get(key);
    if (block) all.set(key, { ...block, sheet: `${CONTRACT_MARK}${block.sheet}` });
  }
  const settings = all.get("tblcontract");
  if (settings && asOf !== null) all.set("tblcontract", onDay(settings, asOf));
  for (const { name } of SUBMISSION_TABLES) {
    const block = tables.get(name.toLowerCase());
    if (block) all.set(name.toLowerCase(), name === tblActions.name ? withoutSpareRows(block) : block);
  }
  return all;
}

/** A spare row of the template says whose it is and nothing else. */
function withoutSpareRows(block: TableBlock): TableBlock {
  const [headers = [], ...rows] = block.values;
  const isOwner = headers.map((header) => /^(provider|contract)_id$/.test(String(header ?? "").trim()));
  const isSpare = (cells: readonly RawCell[]) => cells.every((cell, i) => isOwner[i] || isBlank(cell));
  const blank = headers.map(() => "");
  return { ...block, values: [headers, ...rows.map((cells) => (isSpare(cells) ? blank : cells))] };
}

function onDay(settings: TableBlock, asOf: string): TableBlock {
  const [headers = [], ...rows] = settings.values;
  const place = (name: string) => headers.findIndex((header) => isSame(String(header ?? ""), name));
  const [key, value] = [place("key"), place("value")];
  const isAsOf = (cells: readonly RawCell[]) => isSame(String(cells[key] ?? ""), "as_of");
  const dated = headers.map((_, column) => (column === key ? "as_of" : column === value ? asOf : ""));
  return { ...settings, values: [headers, ...rows.filter((cells) => !isAsOf(cells)), dated] };
}

function withoutFigures(data: ContractData): ContractData {
  return { ...data, observations: [], breakdowns: [], stageCounts: [], actions: [] };
}
