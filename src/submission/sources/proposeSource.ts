import { addressIn } from "../address";
import { quoted } from "../cellText";
import type { MappingPart } from "../mappingQuestions";
import type { Reading, TableReading } from "../proposeReading";
import type { LayoutChange } from "./fitTable";
import { knownTable, newTable, withPoints } from "./proposeTable";
import type { FileFacts, Source, SourceNames, SourceTable } from "./source";
import { columnKeys, sheetKey, sourceColumns } from "./sourceColumns";
import { closestId, type ContractNames, idOf, idSaid, type NamedPart, type UnclearName } from "./sourceNames";
import { openPoints, type SourceProposal, type TableProposal } from "./sourceProposal";
import { tableContent } from "./tableContent";

/** Likeness from which a table is one that was changed and not another one. */
const LIKE = 0.6;
/** What the same name of the sheet says beside the columns. */
const SAME_SHEET = 0.2;
const NO_NAMES: SourceNames = { providers: {}, indicators: {} };
const NOTHING_OPEN = { unclearNames: [], points: [] };
const NOT_SENT = [{ value: "gone", label: "It is no longer sent" }];

/**
 * How a file is read: as the remembered source whose tables look like its own, or as it is guessed. What is not as it
 * was, and what nobody has said yet, is open in the proposal.
 *
 * @param file name without its folders, for people
 */
export function proposeSource(
  file: string,
  reading: Reading,
  facts: FileFacts,
  sources: readonly Source[],
  contract: ContractNames,
): SourceProposal {
  const [best] = sources
    .map((source) => fitSource(reading, source, facts))
    .filter(({ likeness }) => likeness >= LIKE)
    .sort((a, b) => b.likeness - a.likeness || a.open - b.open || b.knownNames - a.knownNames);
  if (best) {
    const { id, name, confirmedOn } = best.source;
    const { tables, missing } = best;
    const shared = { file, facts, missing, missingAnswers: {}, names: best.source.names, ...NOTHING_OPEN };
    const twin = twinOf(best, reading, sources, facts);
    return withNames(
      { ...shared, source: { id, name, confirmedOn }, tables: twin ? askedForSender(tables, twin) : tables },
      contract,
    );
  }
  const most = Math.max(...reading.tables.map(({ observations }) => observations.length));
  return withNames(
    {
      file,
      facts,
      source: null,
      // Of many tables mostly one matters; the person chooses the others.
      tables: reading.tables.map((table) => newTable(table, isLikeLargest(table, reading, most))),
      missing: [],
      missingAnswers: {},
      names: NO_NAMES,
      ...NOTHING_OPEN,
    },
    contract,
  );
}

/** True for the table with most figures, and for those of other providers beside it in the same layout. */
function isLikeLargest(table: TableReading, { tables }: Reading, most: number): boolean {
  const largest = tables.find(({ observations }) => observations.length === most);
  const isOfOneProvider = ({ mapping }: TableReading) => mapping.provider?.from === "text";
  const headers = ({ mapping }: TableReading) => {
    const { labels, kinds } = JSON.parse(mapping.signature) as Record<string, unknown>;
    return JSON.stringify([labels, kinds]);
  };
  if (largest === undefined || table === largest) return true;
  return isOfOneProvider(table) && isOfOneProvider(largest) && headers(table) === headers(largest);
}

interface SourceFit {
  readonly source: Source;
  readonly tables: readonly TableProposal[];
  readonly missing: readonly LayoutChange[];
  readonly likeness: number;
  /** Things that are not as they were. */
  readonly open: number;
  readonly knownNames: number;
}

function fitSource({ tables }: Reading, source: Source, file: FileFacts): SourceFit {
  const paired = tables.map((table) => ({ table, ...pairOf(table, source, file) }));
  const proposals = paired.map(({ table, known, likeness }) =>
    known !== null && likeness >= LIKE ? knownTable(table, known, file) : newTable(table, false),
  );
  const used = new Set(proposals.map(({ known }) => known));
  const lost = source.tables.filter((table) => table.mapping !== null && !used.has(table));
  const missing = lost.map(({ sheet }, i): LayoutChange => {
    const text = `${sheet === "" ? "A table" : `The sheet "${quoted(sheet)}"`} that was read last time is missing.`;
    return { id: `table:${i}`, cell: "", text, options: NOT_SENT };
  });
  const found = proposals.map((proposal) => withTableChange(proposal, used));
  return {
    source,
    tables: found,
    missing,
    likeness: Math.max(0, ...paired.map(({ likeness }) => likeness)),
    open: missing.length + found.reduce((sum, { changes }) => sum + changes.length, 0),
    knownNames: found.reduce((sum, table) => sum + knownNamesIn(table, source, file), 0),
  };
}

/** The remembered table that looks most like one of a file: by the columns they share, and by the sheet's name. */
function pairOf({ block, sheet, mapping }: TableReading, source: Source, file: FileFacts) {
  const now = columnKeys(sourceColumns(block, mapping, file.date1904));
  const key = sheetKey(sheet, file.isTextFile, file.date1904);
  let best: { known: SourceTable | null; likeness: number } = { known: null, likeness: 0 };
  for (const known of source.tables) {
    const before = columnKeys(known.columns);
    const shared = [...before.keys()].filter((each) => now.has(each)).length;
    if (shared === 0) continue;
    const isOnSameSheet = key !== "" && known.sheet === key;
    const likeness = shared / Math.max(before.size, now.size) + (isOnSameSheet ? SAME_SHEET : 0);
    if (likeness > best.likeness) best = { known, likeness };
  }
  return best;
}

/** A table that the source did not have: it is asked whether it matters. */
function withTableChange(proposal: TableProposal, used: ReadonlySet<SourceTable | null>): TableProposal {
  if (proposal.known !== null || [...used].every((known) => known === null)) return proposal;
  const { block, sheet, range, mapping } = proposal.table;
  const text = `The table ${range} on "${quoted(sheet)}" is new.`;
  const options = [
    { value: "unused", label: "Leave it out" },
    { value: "read", label: "Read it" },
  ];
  const cell = addressIn(block, mapping.headerRows.first, 0);
  return withPoints({ ...proposal, changes: [{ id: "table", cell, text, options }] });
}

function knownNamesIn({ table, mapping, isRead }: TableProposal, { names }: Source, file: FileFacts): number {
  if (!isRead) return 0;
  const { providers } = tableContent(table.block, mapping, file.date1904);
  return [...providers.keys()].filter((label) => Object.hasOwn(names.providers, label)).length;
}

/** Another sender with the very same layout, where nothing in the file tells which of both it is. */
function twinOf(
  best: SourceFit,
  reading: Reading,
  sources: readonly Source[],
  file: FileFacts,
): Source | null {
  const isTyped = best.tables.some(({ isRead, mapping }) => isRead && mapping.provider?.from === "text");
  if (!isTyped || best.open > 0) return null;
  const others = sources.filter(({ id }) => id !== best.source.id);
  const alike = others.find((source) => {
    const { likeness, open, knownNames } = fitSource(reading, source, file);
    return likeness === best.likeness && open === 0 && knownNames === best.knownNames;
  });
  return alike ?? null;
}

function askedForSender(tables: readonly TableProposal[], twin: Source): readonly TableProposal[] {
  return tables.map((proposal) => {
    const { isRead, mapping, table, changes } = proposal;
    if (!isRead || mapping.provider?.from !== "text") return proposal;
    const text = `Two sources look like this, also "${quoted(twin.name)}". Which provider are these figures from?`;
    const cell = addressIn(table.block, mapping.headerRows.first, 0);
    const change: LayoutChange = { id: "sender", cell, text, options: [] };
    return withPoints({
      ...proposal,
      mapping: { ...mapping, provider: null },
      changes: [...changes, change],
    });
  });
}

/** Questions on whose answer it depends what a label is: until then names are not asked for. */
const NAMED_BY: Readonly<Record<NamedPart, readonly MappingPart[]>> = {
  providers: ["provider"],
  indicators: ["provider", "indicator", "figures"],
};

/**
 * The proposal with the labels that are neither an id nor a name of the contract, each with its first cell, and with
 * everything that is open.
 */
export function withNames(proposal: SourceProposal, contract: ContractNames): SourceProposal {
  const unclear = new Map<string, UnclearName>();
  for (const { table, mapping, isRead, questions, answers } of proposal.tables) {
    if (!isRead || mapping.figures.length === 0) continue;
    const isSettled = (part: NamedPart) =>
      !questions.some((question) => NAMED_BY[part].includes(question.part) && !(question.id in answers));
    const { block, sheet } = table;
    const content = tableContent(block, mapping, proposal.facts.date1904);
    for (const part of (["providers", "indicators"] satisfies NamedPart[]).filter(isSettled))
      for (const [label, at] of content[part]) {
        if (label === "" || idSaid(part, label, contract) !== undefined) continue;
        const cell = addressIn(block, at.row, at.column);
        const id = idOf(part, label, proposal.names, contract);
        const closest = closestId(part, label, contract);
        unclear.set(`${part}\n${label}`, { part, label, sheet, cell, closest, id });
      }
  }
  const named = { ...proposal, unclearNames: [...unclear.values()] };
  return { ...named, points: openPoints(named) };
}
