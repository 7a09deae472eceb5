import { emptyMark, sharedMark } from "../../meeting/sharedMark";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { Action } from "../../submission/contractData";
import {
  ACTION_ENTRIES,
  AS_SHARED,
  DECISION_ENTRIES,
  tblMeetingDecisions,
} from "../../submission/meetingTables";
import { tblActions, type TableDefinition } from "../../submission/tables";
import { addTableSheet, type FillIn, type TableRow } from "../tableSheet";
import type { SharedView } from "./sharedView";

/** Rows for what a meeting decides. */
const SPARE_ROWS = 10;
/** Room for words where words are typed. */
const FILL_IN: FillIn = {
  widths: { action: 36, decision: 44, owner: 18, expected_effect: 24, last_update: 24, blocker: 24 },
  forPrograms: AS_SHARED,
};

/** Promises; in a meeting's workbook also a place for new ones and for decisions. Both come back by import. */
export function addPromisesSheets(
  model: WorkbookModel,
  view: SharedView,
  masked: (text: string) => string,
): void {
  const { actions, meeting, contract, kind, providers } = view;
  const nameOf = new Map(providers.map(({ id, name }) => [id, name]));
  const rows = actions.map((action): TableRow => {
    const entries = entriesOf(action);
    return {
      ...entries,
      action_id: action.id,
      provider_id: kind === "provider" ? action.providerId : (nameOf.get(action.providerId) ?? ""),
      contract_id: contract.contractId,
      meeting_id: action.meetingId,
      owner_side: action.ownerSide,
      opened: action.opened,
      linked_indicator: action.linkedIndicator,
      look_again: action.lookAgain,
      [AS_SHARED]: sharedMark(
        ACTION_ENTRIES.map((name) => ({ shared: masked(entries[name]), own: entries[name] })),
      ),
    };
  });
  // Without a meeting nobody sits together who could decide.
  const [newActions, newDecisions] =
    kind === "meeting" && meeting
      ? [spareRows(view, "action_id", "A"), spareRows(view, "decision_id", "D")]
      : [[], []];
  if (rows.length + newActions.length > 0)
    addTableSheet(
      model,
      "Actions",
      "Who promised what, by when. What is changed here comes back by import.",
      [[withMark(tblActions), [...rows, ...newActions]]],
      FILL_IN,
    );
  if (newDecisions.length === 0) return;
  addTableSheet(
    model,
    "Decisions",
    "What this meeting decides: one row each.",
    [[withMark(tblMeetingDecisions), newDecisions]],
    FILL_IN,
  );
}

/** Empty rows with the ids by which they are found again, after those that the contract has already. */
function spareRows({ meeting, contract, takenIds }: SharedView, key: string, letter: string): TableRow[] {
  const columns = key === "action_id" ? ACTION_ENTRIES.length : DECISION_ENTRIES.length;
  const prefix = `${meeting?.id ?? ""}-${letter}`;
  const taken = takenIds
    .filter((id) => id.startsWith(prefix))
    .map((id) => Number(id.slice(prefix.length)) || 0);
  const first = Math.max(0, ...taken) + 1;
  return Array.from({ length: SPARE_ROWS }, (_, i) => ({
    [key]: `${prefix}${first + i}`,
    contract_id: contract.contractId,
    meeting_id: meeting?.id ?? "",
    [AS_SHARED]: emptyMark(columns),
  }));
}

function entriesOf(action: Action): Record<(typeof ACTION_ENTRIES)[number], string> {
  return {
    action: action.action,
    owner: action.owner,
    due: action.due ?? "",
    expected_effect: action.expectedEffect,
    status: action.status,
    done_on: action.doneOn ?? "",
    drop_reason: "",
    last_update: action.lastUpdate,
    blocker: action.blocker,
  };
}

function withMark({ name, columns }: TableDefinition): TableDefinition {
  return { name, columns: [...columns, { name: AS_SHARED, type: "text", required: false }] };
}
