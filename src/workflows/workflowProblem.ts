/** Why a workflow cannot go on, as a sentence for a person; `code` lets the pane offer the right help. */
export class WorkflowProblem extends Error {
  override readonly name = "WorkflowProblem";

  constructor(
    readonly code:
      | "NoTables"
      | "NoFigures"
      | "NothingSelected"
      | "UnreadableFile"
      | "NotDecided"
      | "NoAnswer"
      | "RefreshedByOther"
      | "NothingToUndo"
      | "EntryChanged"
      | "IsTemplate"
      | "NoIndicators"
      | "NoProvider"
      | "NoSuchPeriod"
      | "NoSuchDomain"
      | "NoSuchIndicator"
      | "NotOpened"
      | "NoCode"
      | "Identifiers"
      | "SmallNumbers"
      | "NotFound",
    message: string,
  ) {
    super(message);
  }
}
