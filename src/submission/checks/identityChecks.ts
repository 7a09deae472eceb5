import { quoted } from "../cellText";
import { openTable } from "../openTable";
import type { Problem } from "../problem";
import { tblMeasures, tblProviders } from "../tables";
import { SUBMISSION_TABLES, TEMPLATE_SHEETS, TEMPLATE_TABLES, TEMPLATE_VERSION } from "../templateDefinition";
import { TEMPLATE_TABLE } from "../templateTables";
import { type CheckContext, rowsOfTable } from "./checkContext";
import type { SubmittedWorkbook, TemplateIdentity } from "./submittedWorkbook";

/**
 * DQ01: the file is a template of another version, contract or provider than it should be. Its rows are compared
 * with the cells that name it, and these with its hidden sheet and, where it is imported, with the contract.
 */
export function identityProblems(context: CheckContext): readonly Problem[] {
  const { identity } = context.workbook;
  if (identity === null) return [];
  if (identity.templateVersion !== TEMPLATE_VERSION) {
    const message = `This template has version "${quoted(identity.templateVersion)}"; version ${TEMPLATE_VERSION} is needed. Ask for a new template and paste your figures into it.`;
    return [onStart(context.workbook, message)];
  }
  const { contractId, providerId } = identity;
  const isImported = context.options.contract !== null;
  const issued = isImported ? theContract(context) : issuedFor(context.workbook);
  // Its hidden sheet tells what a template was made for; where a contract takes it, the file itself does.
  const differs = (what: keyof typeof issued): readonly Problem[] => {
    const [made, reported] = isImported
      ? [identity, issued[what]]
      : [{ ...identity, ...issued }, identity[what]];
    return [onStart(context.workbook, mismatch(made.contractId, made.providerId, reported))];
  };
  if (issued.contractId !== "" && !isSame(issued.contractId, contractId)) return differs("contractId");
  if (issued.providerId !== "" && !isSame(issued.providerId, providerId)) return differs("providerId");
  return rowOfAnother(context, identity);
}

/** DQ02: tables and columns of the template that are gone or renamed. */
export function structureProblems({ workbook }: CheckContext): readonly Problem[] {
  if (workbook.identity === null) return [];
  const problems: Problem[] = [];
  for (const definition of SUBMISSION_TABLES) {
    const { name, columns, sheet } = TEMPLATE_TABLES.find((table) => table.name === definition.name) ?? {};
    const block = workbook.tables.get(definition.name.toLowerCase());
    if (block === undefined) {
      if (definition === tblMeasures) continue;
      const message = `The table "${name}" is missing from the sheet ${sheet}. Undo the change or paste your rows into a fresh template.`;
      problems.push({ code: "DQ02", severity: "stop", sheet: "", cell: "", message });
      continue;
    }
    const every = (columns ?? []).filter(
      ({ isAid, filling, mayBeAbsent }) => !isAid && !mayBeAbsent && filling !== "computed",
    );
    const needed = every.map((column) => ({ name: column.name, type: "text" as const, required: true }));
    openTable(workbook.tables, { name: definition.name, columns: needed }, true, problems);
  }
  return problems;
}

/** A row that names another contract or provider than the file does; the first is enough. */
function rowOfAnother(context: CheckContext, identity: TemplateIdentity): readonly Problem[] {
  for (const definition of SUBMISSION_TABLES) {
    for (const row of rowsOfTable(context, definition)) {
      const contract = row.text("contract_id");
      const provider = row.text("provider_id");
      const column =
        contract !== "" && !isSame(contract, identity.contractId) ? "contract_id" : "provider_id";
      const entered = column === "contract_id" ? contract : provider;
      const own = column === "contract_id" ? identity.contractId : identity.providerId;
      if (entered === "" || isSame(entered, own)) continue;
      const message = mismatch(identity.contractId, identity.providerId, entered);
      return [{ code: "DQ01", severity: "stop", sheet: row.sheet, cell: row.address(column), message }];
    }
  }
  return [];
}

/** What the hidden sheet says that the template was made for; empty where it is gone. */
function issuedFor({ tables }: SubmittedWorkbook): { contractId: string; providerId: string } {
  const rows = tables.get(TEMPLATE_TABLE.toLowerCase())?.values ?? [];
  const said = (key: string) => String(rows.find(([name]) => name === key)?.[1] ?? "");
  return { contractId: said("contract_id"), providerId: said("provider_id") };
}

/** The contract workbook's own id, and the provider where it knows the one that the file names. */
function theContract({ workbook, data, definition }: CheckContext): {
  contractId: string;
  providerId: string;
} {
  const named = workbook.identity?.providerId ?? "";
  const isListed = definition.tables.has(tblProviders.name.toLowerCase());
  const known = data.providers.find(({ id }) => isSame(id, named));
  const others = data.providers.map(({ id }) => id).join(", ");
  return { contractId: data.contract.contractId, providerId: isListed && !known ? others : named };
}

function mismatch(contract: string, provider: string, other: string): string {
  return `This template is for contract ${quoted(contract)} (${quoted(provider)}). You appear to be reporting ${quoted(other)}. Open the template sent for ${quoted(other)}.`;
}

function onStart({ sheets }: SubmittedWorkbook, message: string): Problem {
  const hasStart = sheets.some(({ name }) => name === TEMPLATE_SHEETS.start);
  const place = hasStart ? { sheet: TEMPLATE_SHEETS.start, cell: "C7" } : { sheet: "", cell: "" };
  return { code: "DQ01", severity: "stop", ...place, message };
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
