import { entryAt, inColumn, tableCell } from "./checks/tableCells";
import type { ContractData, InputTables } from "./contractData";
import { KnownIds } from "./knownIds";
import { plainText } from "./cellText";

/**
 * The series (`provider|indicator`) of which a figure has an open question: what is said of them may still change.
 *
 * @example openQuestions(data, tables).has("PRV-0001|enrolled") // true while DQ20 asks about one of its figures
 */
export function openQuestions(
  { problems, providers, indicators }: Pick<ContractData, "problems" | "providers" | "indicators">,
  tables: InputTables,
): ReadonlySet<string> {
  const providerIds = new KnownIds(providers.map(({ id }) => id));
  const indicatorIds = new KnownIds(indicators.map(({ id }) => id));
  const asks = problems.filter(({ severity }) => severity === "ask");
  return new Set(
    asks.flatMap((problem): readonly string[] => {
      const at = tableCell(problem, tables);
      if (at === null) return [];
      const entered = (name: string) => {
        const cell = inColumn(at, name);
        return cell === null ? "" : plainText(String(entryAt(cell) ?? ""));
      };
      const provider = providerIds.find(entered("provider_id"));
      const indicator = indicatorIds.find(entered("indicator_id"));
      return provider === undefined || indicator === undefined ? [] : [`${provider}|${indicator}`];
    }),
  );
}
