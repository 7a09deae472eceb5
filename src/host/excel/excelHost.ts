import { FormulaEngine } from "../formulas/formulaEngine";
import { SpillingCells } from "../functions/spillingCells";
import { FunctionCalls } from "../functions/functionCalls";
import type { FunctionLibrary } from "../functions/functionLibrary";
import type { CellValue } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { saveWorkbook } from "../../spreadsheet/xlsx/saveWorkbook";
import type { ModelChange, WorkbookModel } from "../../spreadsheet/model/workbook";
import { dispatch } from "../protocol/dispatcher";
import type { HostObject } from "../protocol/excelClass";
import { Events, type BoundCells, type DocumentEvent, type PushedMessage } from "../protocol/events";
import { CELL_EDIT_MODE, failedResponse, type Fault, type Refused, TransportError } from "../protocol/fault";
import { changesSomething, Modes } from "../protocol/modes";
import { References } from "../protocol/references";
import type { RequestBody } from "../protocol/request";
import type { Calculation, HostOptions, Limits, Locale, Session } from "../protocol/session";
import type { RichApiHost } from "../transport/conversation";
import type { OfficeDocument } from "../transport/documentMethods";
import { boundCells } from "./bindings";
import { DocumentEvents } from "./documentEvents";
import { EventSource } from "./eventSource";
import { EventType } from "./eventTypes";
import "./appRuntime";
import { followShifts } from "./followShifts";
import { DocumentOfWorkbook } from "./officeDocument";
import { CUSTOM_FUNCTION_CALL } from "./customFunctions";
import { WEB_APP, webApp } from "./newWorkbooks";
import { EXCEL_ON_THE_WEB } from "./profiles";
import { Pane } from "./pane";
import { workbook } from "./workbook";

/** What may be set of a host; the rest is Excel on the web in US English. */
export interface ExcelHostOptions {
  readonly platform?: HostOptions["platform"];
  readonly installedFrom?: HostOptions["installedFrom"];
  readonly apiSets?: HostOptions["apiSets"];
  readonly limits?: Partial<Limits>;
  readonly locale?: Partial<Locale>;
  readonly userName?: string;
  readonly userEmail?: string;
  /** Language of Excel's own words, e.g. "en-GB"; numbers and dates have their own. */
  readonly displayLanguage?: string;
  /** Language in which a person writes, e.g. "fr-FR"; absent: that of Excel's own words. */
  readonly contentLanguage?: string;
  /** Custom functions of the add-in, as its manifest announces them. */
  readonly functions?: FunctionLibrary;
  readonly blankArguments?: HostOptions["blankArguments"];
  readonly openNewWorkbook?: HostOptions["openNewWorkbook"];
  /** The workbook as a file, for an add-in that asks for it; absent: one that has only what the model knows. */
  readonly fileBytes?: () => Uint8Array;
  readonly showPane?: HostOptions["showPane"];
}

/** One request of an add-in: a context.sync(). */
export interface SyncRecord {
  readonly actions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Code of the error that ended it, if one did. */
  readonly error?: string;
}

/** What may happen in a window without anything to save. */
const CHANGES_NO_FILE: ReadonlySet<ModelChange["kind"]> = new Set<ModelChange["kind"]>([
  "activated",
  "selected",
  "clicked",
  "calculated",
  "workbookActivated",
]);

/**
 * Excel, as an add-in sees it, over a workbook model: answers the requests of the real Office.js.
 *
 * @example
 * const host = new ExcelHost(model, { apiSets: { ExcelApi: "1.13" } });
 * const { window } = await bootOfficeInNode(host);
 * await window.Excel.run(async (context) => { … });
 */
export class ExcelHost implements Session, RichApiHost {
  readonly options: HostOptions;
  readonly references = new References();
  readonly events = new Events();
  readonly calculation: Calculation = { mode: "Automatic", suspended: false };
  readonly pane = new Pane();
  readonly file = { isDirty: false };
  /** Typing in a cell, reading only and the like; `faults.ts` has a switch for each. */
  readonly modes = new Modes();
  /** Asked before each request, which it gets the number of (from 1), and whether it changes something: what is to go wrong with it. */
  fault: (request: number, changes: boolean) => Fault | null = () => null;
  /** Every request so far: how many syncs, how many bytes. */
  readonly syncLog: SyncRecord[] = [];
  readonly functionCalls: FunctionCalls | null;
  private readonly spillingCells: SpillingCells;
  private readonly formulas: FormulaEngine;
  private readonly eventSource: EventSource;
  readonly document: OfficeDocument;
  private readonly documentEvents: DocumentEvents;

  constructor(
    readonly model: WorkbookModel,
    options: ExcelHostOptions = {},
  ) {
    this.options = {
      platform: options.platform ?? EXCEL_ON_THE_WEB.platform,
      installedFrom: options.installedFrom ?? EXCEL_ON_THE_WEB.installedFrom,
      apiSets: options.apiSets ?? EXCEL_ON_THE_WEB.apiSets,
      limits: { ...EXCEL_ON_THE_WEB.limits, ...options.limits },
      locale: { ...EXCEL_ON_THE_WEB.locale, ...options.locale },
      userName: options.userName ?? EXCEL_ON_THE_WEB.userName,
      userEmail: options.userEmail ?? EXCEL_ON_THE_WEB.userEmail,
      displayLanguage: options.displayLanguage ?? EXCEL_ON_THE_WEB.displayLanguage,
      contentLanguage: options.contentLanguage ?? options.displayLanguage ?? EXCEL_ON_THE_WEB.contentLanguage,
      blankArguments:
        options.blankArguments === undefined ? EXCEL_ON_THE_WEB.blankArguments : options.blankArguments,
      openNewWorkbook: options.openNewWorkbook ?? EXCEL_ON_THE_WEB.openNewWorkbook,
      showPane: options.showPane ?? EXCEL_ON_THE_WEB.showPane,
    };
    this.functionCalls = options.functions ? new FunctionCalls(options.functions) : null;
    this.spillingCells = new SpillingCells(model, this.functionCalls);
    this.formulas = new FormulaEngine(model, this.spillingCells, this.options.blankArguments);
    this.listenToFunctions();
    followShifts(model, this.references);
    model.onChange(({ kind }) => {
      if (!CHANGES_NO_FILE.has(kind)) this.file.isDirty = true;
    });
    this.eventSource = new EventSource(this);
    this.document = new DocumentOfWorkbook(
      this,
      options.fileBytes ?? (() => new Uint8Array(saveWorkbook(model))),
      () => this.documentUrl,
    );
    this.documentEvents = new DocumentEvents(this);
  }

  /** Where pushed events go; set by the transport. */
  get onMessage(): (message: PushedMessage) => void {
    return this.events.onMessage;
  }

  set onMessage(listener: (message: PushedMessage) => void) {
    this.events.onMessage = listener;
  }

  get onDocumentEvent(): (event: DocumentEvent) => void {
    return this.events.onDocumentEvent;
  }

  set onDocumentEvent(listener: (event: DocumentEvent) => void) {
    this.events.onDocumentEvent = listener;
  }

  boundCells(id: string): BoundCells | null {
    return boundCells(id, this);
  }

  /** The settings of the workbook: both ways to them lead to the same. */
  get officeSettings(): ReadonlyMap<string, string> {
    return new Map([...this.model.settings].map(([name, value]) => [name, JSON.stringify(value)]));
  }

  saveOfficeSettings(settings: Iterable<readonly [name: string, json: string]>): void {
    this.model.settings.clear();
    for (const [name, json] of settings) this.model.settings.set(name, JSON.parse(json));
    this.model.notify({ kind: "settings" });
    this.events.tell({ type: "settingsChanged" });
  }

  get hasCustomFunctions(): boolean {
    return this.functionCalls !== null;
  }

  get requirementMatrix(): HostOptions["apiSets"] {
    return this.options.apiSets;
  }

  get platform(): HostOptions["platform"] {
    return this.options.platform;
  }

  get build(): string {
    return this.options.platform.build;
  }

  get displayLanguage(): string {
    return this.options.displayLanguage;
  }

  get contentLanguage(): string {
    return this.options.contentLanguage;
  }

  get documentUrl(): string {
    return `https://localhost/${encodeURIComponent(this.model.name)}`;
  }

  calculate(force = false): void {
    if (!force && (this.calculation.suspended || this.calculation.mode === "Manual")) return;
    this.formulas.calculate();
    for (const [sheet, box] of this.formulas.takeCalculated()) {
      this.eventSource.calculated(sheet, box);
      this.documentEvents.calculated(sheet, box);
    }
  }

  isFormula(formula: string): boolean {
    return this.formulas.isFormula(formula);
  }

  evaluate(formula: string): CellValue {
    return this.formulas.evaluate(formula);
  }

  /** Resolves when every custom function that the workbook needs has answered. */
  async calculated(): Promise<void> {
    this.calculate();
    await this.functionCalls?.idle();
  }

  /** Why a cell shows its error, where a custom function said so. */
  errorReason(sheet: SheetModel, row: number, column: number): string | undefined {
    return this.spillingCells.reasonAt(sheet, row, column);
  }

  /**
   * Answers a request given as JSON, within the limits of the platform; in a mode that lets it wait, a promise.
   * @param flags of the request, as Office.js sends them
   */
  answer(request: string, partition = "", flags = 0): string | Refused | Promise<string | Refused> {
    const ready = this.modes.untilReady(flags);
    return ready
      ? ready.then(() => this.answer(request, partition, flags))
      : this.answerNow(request, partition);
  }

  private answerNow(request: string, partition: string): string | Refused {
    const { limits } = this.options;
    const requestBytes = byteLength(request);
    const body = JSON.parse(request) as RequestBody;
    const fault =
      this.fault(this.syncLog.length + 1, changesSomething(body)) ??
      (this.modes.cellEdit ? CELL_EDIT_MODE : null);
    if (fault && "transportError" in fault) return this.refuse(fault.transportError, requestBytes);
    if (requestBytes > limits.requestBytes) {
      return this.refuse(TransportError.RequestPayloadSizeLimitExceeded, requestBytes);
    }
    const response =
      fault && !fault.isDone ? failedResponse(fault) : dispatch(body, this.rootOf(partition), this);
    this.calculation.suspended = false;
    this.modes.coAuthor?.();
    // Results are worked out when somebody looks at them, and whoever waits for the event does.
    if (this.events.isWanted(EventType.worksheetCalculated) || this.model.bindings.size > 0) this.calculate();
    const answer = JSON.stringify(fault ? failedResponse(fault) : response);
    const responseBytes = byteLength(answer);
    if (responseBytes > limits.responseBytes) {
      return this.refuse(TransportError.ResponsePayloadSizeLimitExceeded, requestBytes);
    }
    this.syncLog.push({
      actions: body.Actions.length,
      requestBytes,
      responseBytes,
      error: fault?.code ?? response.Error?.Code,
    });
    return answer;
  }

  private rootOf(partition: string): HostObject {
    return partition === WEB_APP ? webApp.of(null) : workbook.of(this.model);
  }

  private listenToFunctions(): void {
    const calls = this.functionCalls;
    if (!calls) return;
    calls.send = (message) => this.onMessage({ ...CUSTOM_FUNCTION_CALL, message });
    calls.onResults = () => {
      this.formulas.takeResults();
      this.calculate();
      this.model.notify({ kind: "calculated" });
    };
  }

  private refuse(transportError: number, requestBytes: number): Refused {
    this.syncLog.push({ actions: 0, requestBytes, responseBytes: 0, error: String(transportError) });
    return { transportError };
  }
}

const encoder = new TextEncoder();

function byteLength(text: string): number {
  return encoder.encode(text).length;
}
