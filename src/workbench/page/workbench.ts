import templates from "@odoo/o-spreadsheet/dist/o_spreadsheet.xml";
import { ExcelHost } from "../../host/excel/excelHost";
import { FAULTS, type FaultName } from "../../host/excel/faults";
import type { FunctionLibrary } from "../../host/functions/functionLibrary";
import { serveTaskPane, type OfficeInFrame } from "../../host/transport/officeInFrame";
import { WorkbookModel } from "../../spreadsheet/model/workbook";
import { openWorkbook } from "../../spreadsheet/xlsx/openWorkbook";
import type { OpenedWorkbook } from "../../spreadsheet/xlsx/origin";
import { saveWorkbook } from "../../spreadsheet/xlsx/saveWorkbook";
import { UnreadableWorkbookError } from "../../spreadsheet/xlsx/unreadableWorkbook";
import { GridView } from "../grid/gridView";
import { profileOf } from "../profile";
import type { RibbonButton } from "../ribbon/manifest";
import { byId } from "./element";
import { download, type FileActions } from "./fileMenu";
import { hush, say, sayAndOffer, whileLoading } from "./messageBar";
import type { Played } from "./testerMenu";

/** A workbook in the workbench: what was opened, the grid that shows it, and the add-in that works on it. */
interface Open {
  readonly host: ExcelHost;
  readonly book: WorkbookModel;
  readonly source: OpenedWorkbook | WorkbookModel;
  readonly view: GridView;
  readonly pane: OfficeInFrame;
}

/** The add-in, as its manifest names it. */
export interface Addin {
  readonly name: string;
  /** Address of its page on this server. */
  readonly page: string;
  readonly functions: FunctionLibrary;
}

/** The workbench page: one workbook at a time, in the grid and in the add-in's pane. */
export class Workbench implements FileActions {
  private open: Open | null = null;
  private unsaved = false;
  /** What is in the way now, each with its switch. */
  private readonly faults = new Map<FaultName, () => void>();

  constructor(
    private readonly addin: Addin,
    private played: Played,
  ) {
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved) event.preventDefault();
    });
    window.addEventListener("focus", () => this.open?.book.notify({ kind: "workbookActivated" }));
  }

  async openSample(name: string): Promise<void> {
    await this.openBytes(name, async () =>
      (await fetch(`/samples/${encodeURIComponent(name)}`)).arrayBuffer(),
    );
  }

  async openFile(file: File): Promise<void> {
    await this.openBytes(file.name, () => file.arrayBuffer());
  }

  async openNew(): Promise<void> {
    if (!this.mayReplace("a new workbook")) return;
    const book = new WorkbookModel();
    book.name = "New workbook.xlsx";
    book.addSheet("Sheet1");
    await this.show(book, book);
  }

  async save(): Promise<void> {
    if (!this.open) return;
    const { host, source, book } = this.open;
    await host.calculated();
    download(book.name, new Uint8Array(saveWorkbook(source)));
    this.unsaved = false;
  }

  /** Plays another Excel with the workbook that is open, or puts something else in its way. */
  async play(next: Played): Promise<void> {
    const { profile, marketplace } = this.played;
    this.played = next;
    if (!this.open) return;
    if (next.profile === profile && next.marketplace === marketplace)
      return this.switchFaults(this.open.host);
    const { book, source } = this.open;
    const { unsaved } = this;
    for (const switchOff of this.faults.values()) switchOff();
    this.faults.clear();
    await whileLoading("Starting the other Excel …", () => this.show(book, source));
    this.unsaved = unsaved;
  }

  private switchFaults(host: ExcelHost): void {
    for (const [name, switchOff] of this.faults) {
      if (this.played.faults.includes(name)) continue;
      switchOff();
      this.faults.delete(name);
    }
    for (const name of this.played.faults) {
      if (!this.faults.has(name)) this.faults.set(name, FAULTS[name].on(host));
    }
  }

  showPane(shown: boolean): void {
    if (this.open) this.open.host.pane.isShown = shown;
    byId("pane").hidden = !shown;
    byId("divider").hidden = !shown;
    window.dispatchEvent(new Event("resize"));
  }

  async press(button: RibbonButton): Promise<void> {
    if (button.action.kind === "pane") this.showPane(true);
    else await this.open?.pane.runCommand(button.action.name, button.id);
  }

  /** A workbook that the add-in made. Excel would open it in another window: here is one, and a person decides. */
  private offer(made: OpenedWorkbook): void {
    made.model.name = "New workbook.xlsx";
    const isBehind = this.open?.host.platform.newWindows === "behind";
    sayAndOffer(
      `The add-in made a new workbook. Excel opens it in a window of its own${isBehind ? " behind this one" : ""}; the workbench has only this one.`,
      [
        { label: "Open it here", act: () => void this.openMade(made) },
        {
          label: "Save it as .xlsx",
          act: () => download(made.model.name, new Uint8Array(saveWorkbook(made))),
        },
      ],
    );
  }

  private async openMade(made: OpenedWorkbook): Promise<void> {
    if (!this.mayReplace(made.model.name)) return this.offer(made);
    await whileLoading(`Opening ${made.model.name} …`, () => this.show(made.model, made));
    this.unsaved = true;
  }

  private mayReplace(name: string): boolean {
    return (
      !this.unsaved || confirm(`${this.open?.book.name} has changes that are not saved. Open ${name} anyway?`)
    );
  }

  /** Opens a workbook in place of the one that is open. A file that cannot be read changes nothing. */
  private async openBytes(name: string, read: () => Promise<ArrayBuffer>): Promise<void> {
    if (!this.mayReplace(name)) return;
    hush();
    try {
      await whileLoading(`Opening ${name} …`, async () => {
        const source = openWorkbook(new Uint8Array(await read()));
        source.model.name = name;
        await this.show(source.model, source);
      });
    } catch (error) {
      if (!(error instanceof UnreadableWorkbookError)) throw error;
      say(`${name}: ${error.message}`);
    }
  }

  private async show(book: WorkbookModel, source: Open["source"]): Promise<void> {
    this.open?.view.dispose();
    this.open?.pane.close();
    byId("grid").replaceChildren();
    const host = new ExcelHost(book, {
      ...profileOf(this.played.profile),
      installedFrom: this.played.marketplace ? "marketplace" : "organization",
      functions: this.addin.functions,
      showPane: (shown) => this.showPane(shown),
      openNewWorkbook: (made) => this.offer(made),
      fileBytes: () => new Uint8Array(saveWorkbook(source)),
    });
    host.calculate();
    const view = new GridView(book, say, host);
    const pane = serveTaskPane(host, this.addin.page);
    pane.frame.title = this.addin.name;
    this.open = { host, book, source, view, pane };
    book.onChange((change) => {
      if (change.kind === "values") this.unsaved = true;
    });
    this.unsaved = false;
    byId("workbook-name").textContent = book.name;
    document.title = `${book.name} - Contract workbench`;
    byId("pane-body").replaceChildren(pane.frame);
    await view.mount(byId("grid"), templates);
    host.pane.isShown = !byId("pane").hidden;
    this.faults.clear();
    this.switchFaults(host);
  }
}
