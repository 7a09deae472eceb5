import * as v from "valibot";
import { readMapping } from "../mapping";
import { withNames } from "./proposeSource";
import { withMapping } from "./proposeTable";
import type { ContractNames } from "./sourceNames";
import type { SourceProposal, TableProposal } from "./sourceProposal";

const ids = v.fallback(v.record(v.string(), v.nullable(v.string())), {});
const schema = v.object({
  mapping: v.array(v.looseObject({ sheet: v.string(), range: v.string() })),
  names: v.fallback(v.object({ providers: ids, indicators: ids }), { providers: {}, indicators: {} }),
});

/**
 * A file read as a mapping file says: what `acm read --json` printed for one of its layout, corrected by hand, with
 * `names` (`{"providers": {"Harbor Hse": "PRV-0001"}, "indicators": …}`) for labels that are no ids. Tables that it
 * does not list are left out.
 *
 * @returns null where it lists no table of the file's; a sentence where it is no mapping file
 */
export function givenSource(
  proposal: SourceProposal,
  given: unknown,
  contract: ContractNames,
): SourceProposal | string | null {
  const parsed = v.safeParse(schema, given);
  if (!parsed.success)
    return 'The mapping file is none: it must hold what `acm read FILE --json` prints, with "mapping" in it.';
  const { mapping: entries, names } = parsed.output;
  const tables: TableProposal[] = [];
  let listed = 0;
  for (const each of proposal.tables) {
    const { table } = each;
    const entry =
      entries.find(({ signature }) => signature === table.mapping.signature) ??
      entries.find(({ sheet, range }) => sheet === table.sheet && range === table.range);
    const asNew = { ...each, known: null, changes: [], changeAnswers: {}, questions: [], answers: {} };
    if (entry === undefined) {
      tables.push({ ...asNew, isRead: false, points: [] });
      continue;
    }
    const mapping = readMapping(entry);
    if (mapping === null)
      return `The mapping of ${entry.sheet}!${entry.range} in the mapping file is none any more: compare it with what \`acm read FILE --json\` prints.`;
    listed++;
    tables.push(withMapping({ ...asNew, isRead: true }, mapping, proposal.facts.date1904));
  }
  if (listed === 0) return null;
  const all = {
    providers: { ...proposal.names.providers, ...names.providers },
    indicators: { ...proposal.names.indicators, ...names.indicators },
  };
  return withNames({ ...proposal, tables, missing: [], names: all }, contract);
}
