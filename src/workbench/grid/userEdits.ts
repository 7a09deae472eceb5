import {
  UIPlugin,
  registries,
  type Command,
  type CommandResult,
  type UID,
  type Zone,
} from "@odoo/o-spreadsheet";
import { contextIn, type GridContext } from "./gridContext";
import { isForWorkbook } from "./workbookCommands";

/** A cell with what was typed or pasted into it; `text` is absent after an undo: the grid has what stood there. */
export interface TypedCell {
  readonly row: number;
  readonly col: number;
  readonly text?: string;
}

/** What a person's command touched. All but typed texts is read from the grid afterwards. */
export interface GridEdits {
  readonly contents: Map<UID, TypedCell[]>;
  readonly looks: Map<UID, Zone[]>;
  /** Sheets with other sizes, hidden rows, panes, merges or tab colour. */
  readonly layouts: Set<UID>;
  /** Charts that were moved, sized or taken away, with their sheet. */
  readonly figures: Map<UID, UID>;
}

/** Watches what a person does in the grid. Changes of the workbook itself never come here. */
class UserEdits extends UIPlugin {
  private readonly context: GridContext;
  private edits: GridEdits | null = null;

  constructor(config: ConstructorParameters<typeof UIPlugin>[0]) {
    super(config);
    this.context = contextIn(config.custom);
  }

  override allowDispatch(command: Command): CommandResult {
    return (isForWorkbook(command, this.context) ? "Readonly" : "Success") as CommandResult;
  }

  override handle(command: Command): void {
    if (command.type === "UNDO" || command.type === "REDO") {
      for (const undone of command.commands) this.note(undone, true);
    } else this.note(command, false);
  }

  override finalize(): void {
    const edits = this.edits;
    this.edits = null;
    if (edits) this.context.onEdits(edits);
  }

  private note(command: Command, undone: boolean): void {
    switch (command.type) {
      case "UPDATE_CELL": {
        const { sheetId, row, col, content } = command;
        const zone = { top: row, bottom: row, left: col, right: col };
        if (content !== undefined)
          add(this.noted().contents, sheetId, [{ row, col, text: undone ? undefined : content }]);
        // What is typed gets its format from the workbook; a pasted cell brings its look along.
        const formatted = "format" in command && content === undefined;
        if (undone || "style" in command || formatted) add(this.noted().looks, sheetId, [zone]);
        break;
      }
      case "SET_FORMATTING":
      case "SET_ZONE_BORDERS":
      case "SET_BORDERS_ON_TARGET":
        add(this.noted().looks, command.sheetId, command.target);
        break;
      case "RESIZE_COLUMNS_ROWS":
      case "HIDE_COLUMNS_ROWS":
      case "UNHIDE_COLUMNS_ROWS":
      case "FREEZE_COLUMNS":
      case "FREEZE_ROWS":
      case "UNFREEZE_COLUMNS":
      case "UNFREEZE_ROWS":
      case "UNFREEZE_COLUMNS_ROWS":
      case "SET_GRID_LINES_VISIBILITY":
      case "ADD_MERGE":
      case "REMOVE_MERGE":
      case "COLOR_SHEET":
        this.noted().layouts.add(command.sheetId);
        break;
      case "UPDATE_FIGURE":
      case "DELETE_FIGURE":
        this.noted().figures.set(command.figureId, command.sheetId);
        break;
    }
  }

  private noted(): GridEdits {
    return (this.edits ??= { contents: new Map(), looks: new Map(), layouts: new Set(), figures: new Map() });
  }
}

function add<T>(map: Map<UID, T[]>, sheetId: UID, items: readonly T[]): void {
  const known = map.get(sheetId);
  if (known) known.push(...items);
  else map.set(sheetId, [...items]);
}

export function watchUserEdits(): void {
  registries.featurePluginRegistry.add("workbook_user_edits", UserEdits);
}
