import type { ContractData } from "../submission/contractData";
import { type FilePlan, type ImportCounts, NO_ROWS } from "../submission/planImport";
import { bySeverity, type Problem } from "../submission/problem";
import { READ_ROWS, type SourceRows } from "../submission/sources/sourceRows";
import type { Sender } from "../submission/submissionRecords";
import { countsInWords, outcomeOf, type ProviderShare } from "./importSummary";

const REFUSED = "Not imported: something else in the file has to be put right first.";

/**
 * What a file of another layout says of each provider, and what became of that. A provider of whom nothing could be
 * used has a share too: it is told why. What is nobody's row, such as a column or a title, is in none.
 *
 * @param senders the providers of the rows that were read, each with its latest period
 */
export function sharesOf(
  plan: FilePlan,
  rows: SourceRows,
  senders: readonly Sender[],
  { providers }: Pick<ContractData, "providers">,
): readonly ProviderShare[] {
  const periods = new Map(senders.map(({ providerId, period }) => [providerId, period]));
  const ownProblems = problemsByProvider(plan.problems, rows);
  return [...new Set([...periods.keys(), ...rows.shares.keys()])].map((providerId) => {
    const { problems: unread = [], setAside = 0 } = rows.shares.get(providerId) ?? {};
    const compared = plan.countsOf.get(providerId) ?? NO_ROWS;
    const counts: ImportCounts = { ...compared, setAside: compared.setAside + setAside };
    const problems = bySeverity([...(ownProblems.get(providerId) ?? []), ...unread]);
    const [first] = problems;
    const why = first?.severity === "stop" ? `Not imported. ${first.message}` : REFUSED;
    const asks = problems.filter(({ severity }) => severity === "ask").length;
    return {
      providerId,
      provider: providers.find(({ id }) => id === providerId)?.name ?? providerId,
      period: periods.get(providerId) ?? "",
      outcome: plan.isRefused ? "refused" : outcomeOf(counts),
      counts,
      problems,
      sentence: plan.isRefused ? why : countsInWords(counts, asks),
    };
  });
}

/** A problem of a row at the cells of the file that the row was read from. */
export function atOrigin(problem: Problem, { origins }: SourceRows): Problem {
  const [row] = rowsOf(problem);
  if (row === undefined) return problem;
  const { sheet, address } = origins[row] ?? { sheet: "", address: "" };
  return { ...problem, sheet, cell: address };
}

/** A problem that several rows share is told where all of them are one provider's. */
function problemsByProvider(
  problems: readonly Problem[],
  rows: SourceRows,
): ReadonlyMap<string, readonly Problem[]> {
  const own = new Map<string, Problem[]>();
  for (const problem of problems) {
    const [provider, ...others] = new Set(
      rowsOf(problem).map((row) => String(rows.measures.values[row]?.[0] ?? "")),
    );
    if (provider === undefined || others.length > 0) continue;
    const known = own.get(provider) ?? [];
    known.push(atOrigin(problem, rows));
    own.set(provider, known);
  }
  return own;
}

/** The rows that were read and that a problem is about, counted from the header. */
function rowsOf({ sheet, cell }: Problem): readonly number[] {
  if (sheet !== READ_ROWS) return [];
  return [...cell.matchAll(/\d+/g)].map(([digits]) => Number(digits) - 1);
}
