import { answerQuestion } from "../answerQuestion";
import { questionKind } from "../questionKinds";
import { withNames } from "./proposeSource";
import { knownTable, newTable, withMapping, withPoints } from "./proposeTable";
import type { Source, SourceTable } from "./source";
import { sheetKey, sourceColumns } from "./sourceColumns";
import type { ContractNames } from "./sourceNames";
import type { SourceEdit, SourceProposal, TableProposal } from "./sourceProposal";
import { statedTexts } from "./statedTexts";

/** The proposal with one more thing said; what follows from it for its names and open points comes along. */
export function reviseSource(
  proposal: SourceProposal,
  edit: SourceEdit,
  contract: ContractNames,
): SourceProposal {
  return withNames(edited(proposal, edit), contract);
}

function edited(proposal: SourceProposal, edit: SourceEdit): SourceProposal {
  switch (edit.kind) {
    case "change":
      if (edit.table === null)
        return { ...proposal, missingAnswers: { ...proposal.missingAnswers, [edit.id]: edit.value } };
      return withTable(proposal, edit.table, (table) => withChange(table, edit.id, edit.value, proposal));
    case "question":
      return withTable(proposal, edit.table, (table) => withAnswer(table, edit.id, edit.value));
    case "mapping":
      return withTable(proposal, edit.table, (table) =>
        withMapping(table, edit.mapping, proposal.facts.date1904),
      );
    case "read":
      return withTable(proposal, edit.table, (table) => withPoints({ ...table, isRead: edit.isRead }));
    case "name":
      return withName(proposal, edit.part, { [edit.label]: edit.id });
    case "leaveOut": {
      const open = proposal.unclearNames.filter(({ part, id }) => part === edit.part && id === undefined);
      return withName(proposal, edit.part, Object.fromEntries(open.map(({ label }) => [label, null])));
    }
  }
}

function withTable(
  proposal: SourceProposal,
  at: number,
  change: (table: TableProposal) => TableProposal,
): SourceProposal {
  return { ...proposal, tables: proposal.tables.map((table, i) => (i === at ? change(table) : table)) };
}

/** What changed is read anew with the answer: corrections made before it are asked again. */
function withChange(
  proposal: TableProposal,
  id: string,
  value: string,
  { facts }: SourceProposal,
): TableProposal {
  const { table, known, answers } = proposal;
  const changeAnswers = { ...proposal.changeAnswers, [id]: value };
  if (known !== null) return knownTable(table, known, facts, changeAnswers, answers);
  const asNew = newTable(table, value === "read");
  return withPoints({ ...asNew, changes: proposal.changes, changeAnswers });
}

function withAnswer(proposal: TableProposal, id: string, value: string): TableProposal {
  const question = proposal.questions.find((each) => each.id === id);
  if (question === undefined) return proposal;
  const mapping = answerQuestion(proposal.mapping, question, value);
  const isRead = proposal.isRead && questionKind(question.id) !== "daily";
  return withPoints({ ...proposal, isRead, mapping, answers: { ...proposal.answers, [id]: value } });
}

function withName(
  proposal: SourceProposal,
  part: keyof SourceProposal["names"],
  said: Readonly<Record<string, string | null>>,
): SourceProposal {
  return { ...proposal, names: { ...proposal.names, [part]: { ...proposal.names[part], ...said } } };
}

/**
 * What is remembered of a proposal without open points. It takes the place of the source that it was recognised as,
 * unless somebody else's name was typed for the same layout: that is a source of its own.
 */
export function sourceOf(proposal: SourceProposal, kept: readonly Source[], today: string): Source {
  const { facts, file } = proposal;
  const before = kept.find(({ id }) => id === proposal.source?.id);
  const tables = proposal.tables.map(({ table, mapping, isRead }): SourceTable => ({
    sheet: sheetKey(table.sheet, facts.isTextFile, facts.date1904),
    columns: sourceColumns(table.block, isRead ? mapping : table.mapping, facts.date1904),
    stated: statedTexts(table.mapping),
    mapping: isRead ? mapping : null,
  }));
  const isSameSender = before !== undefined && typedProvider(before.tables) === typedProvider(tables);
  return {
    version: 1,
    id: isSameSender ? before.id : nextId(kept),
    name: isSameSender ? before.name : file,
    confirmedOn: today,
    tables,
    names: proposal.names,
  };
}

/** True where the file says something that the remembered source does not know yet, or nothing is remembered. */
export function isToBeKept(proposal: SourceProposal, kept: readonly Source[]): boolean {
  const before = kept.find(({ id }) => id === proposal.source?.id);
  const isAsBefore = proposal.tables.every(({ changes, known, mapping }) => {
    if (changes.length > 0 || known === null) return false;
    return (
      known.mapping === null ||
      JSON.stringify(withoutPlace(known.mapping)) === JSON.stringify(withoutPlace(mapping))
    );
  });
  const isNamed = JSON.stringify(before?.names) === JSON.stringify(proposal.names);
  return before === undefined || !isAsBefore || !isNamed || proposal.missing.length > 0;
}

/** What a new month changes by itself. */
function withoutPlace(mapping: NonNullable<SourceTable["mapping"]>): object {
  return {
    ...mapping,
    signature: "",
    headerRows: null,
    period: mapping.period?.from === "text" ? "" : mapping.period,
  };
}

function typedProvider(tables: readonly SourceTable[]): string {
  return tables
    .flatMap(({ mapping, stated }) =>
      mapping?.provider?.from === "text" && mapping.provider.text !== stated.provider
        ? [mapping.provider.text]
        : [],
    )
    .join("\n");
}

function nextId(kept: readonly Source[]): string {
  const used = kept.map(({ id }) => Number(/^source-(\d+)$/.exec(id)?.[1] ?? 0));
  return `source-${Math.max(0, ...used) + 1}`;
}
