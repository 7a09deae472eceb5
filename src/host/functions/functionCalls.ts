import { CellError, type CellValue } from "../../spreadsheet/model/cells";
import type { FunctionDescription, FunctionLibrary } from "./functionLibrary";

/** What a call came to: a block of values, one or many; where it is an error, why. */
export interface CallResult {
  readonly rows: readonly (readonly CellValue[])[];
  readonly reason?: string;
}

/** An argument on the wire. */
export type Argument = CallScalar | readonly (readonly CallScalar[])[];
export type CallScalar = number | string | boolean | null;

interface OpenCall {
  readonly key: string;
  readonly message: string;
}

export const BUSY: CallResult = { rows: [[CellError.of("#BUSY!")]] };

/** Errors by the numbers that Office.js sends; anything else, such as an exception that nobody caught, is #VALUE!. */
const ERRORS: Readonly<Record<number, string>> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 8: "#NULL!" };

/** Excel shows a reason beside these alone. */
const WITH_REASON = new Set(["#VALUE!", "#N/A"]);

/**
 * Calls of custom functions, as Office.js knows them: each goes out as a message and its result comes back later, with
 * a request. The same function with the same arguments is called once while some formula still needs it.
 */
export class FunctionCalls {
  /** Where calls go; set by the host. */
  send: (message: string) => void = () => undefined;
  /** Told when results have come. */
  onResults: () => void = () => undefined;
  private readonly byName: ReadonlyMap<string, FunctionDescription>;
  private readonly open = new Map<number, OpenCall>();
  private results = new Map<string, CallResult>();
  private needed = new Map<string, CallResult>();
  private waiting: (() => void)[] = [];
  private lastId = 0;
  private isReady = false;

  constructor({ namespace, functions }: FunctionLibrary) {
    this.byName = new Map(functions.map((each) => [`${namespace}.${each.name}`.toUpperCase(), each]));
  }

  /** Names as formulas have them, in capitals: ACM.LIMITS. */
  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** The function of that name; undefined where there is none. */
  find(name: string): FunctionDescription | undefined {
    return this.byName.get(name.toUpperCase());
  }

  /** The result of a call; BUSY, and the call is made, where nobody asked for it yet. */
  resultOf({ id }: FunctionDescription, given: readonly Argument[], address: string): CallResult {
    const key = JSON.stringify([id, given]);
    const known = this.results.get(key) ?? this.needed.get(key);
    if (known) {
      this.needed.set(key, known);
      return known;
    }
    this.needed.set(key, BUSY);
    this.results.set(key, BUSY);
    const invocation = ++this.lastId;
    // Number, function, arguments, address, flags (not streaming, not cancelable).
    const message = JSON.stringify([invocation, id, given, address, 0]);
    this.open.set(invocation, { key, message });
    if (this.isReady) this.send(message);
    return BUSY;
  }

  /** All formulas have been asked: what none of them needed is forgotten. */
  forgetUnneeded(): void {
    this.results = this.needed;
    this.needed = new Map();
    const keys = this.results;
    for (const [id, { key }] of this.open) if (!keys.has(key)) this.open.delete(id);
    this.tellWaiting();
  }

  /** The add-in's page has started and listens; a page that was loaded again is asked again. */
  ready(): void {
    this.isReady = true;
    for (const { message } of this.open.values()) this.send(message);
  }

  /** Results as Office.js sends them: number, whether it went well, value or reason, number of the error. */
  settle(entries: readonly unknown[]): void {
    for (const entry of entries) {
      const [id, isFine, value, error] = entry as [number, boolean, unknown, number?];
      const call = this.open.get(id);
      if (!call) continue;
      this.open.delete(id);
      this.results.set(call.key, isFine ? resultOfValue(value) : failure(ERRORS[error ?? 0], value));
    }
    this.onResults();
    this.tellWaiting();
  }

  /** Resolves when no call is open. */
  idle(): Promise<void> {
    if (this.open.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private tellWaiting(): void {
    if (this.open.size > 0) return;
    for (const tell of this.waiting.splice(0)) tell();
  }
}

function resultOfValue(value: unknown): CallResult {
  if (!Array.isArray(value)) {
    const error = errorOf(value);
    return error ? failure(error.code, error.message) : { rows: [[scalarOf(value)]] };
  }
  const rows = value as unknown[][];
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => !Array.isArray(row) || row.length !== width)) return failure();
  return { rows: rows.map((row) => row.map((cell) => cellOf(cell))) };
}

function cellOf(cell: unknown): CellValue {
  const error = errorOf(cell);
  return error ? CellError.of(error.code) : scalarOf(cell);
}

/** Nothing, in a result, is 0 in a cell. */
function scalarOf(value: unknown): CellValue {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  return value === null || value === undefined ? 0 : CellError.of("#VALUE!");
}

function errorOf(value: unknown): { readonly code: string; readonly message?: string } | null {
  if (typeof value !== "object" || value === null || !("basicValue" in value)) return null;
  const { basicValue, message } = value as { basicValue: unknown; message?: string };
  return typeof basicValue === "string" && basicValue.startsWith("#") ? { code: basicValue, message } : null;
}

function failure(code = "#VALUE!", reason?: unknown): CallResult {
  const told = typeof reason === "string" && reason !== "" && WITH_REASON.has(code) ? reason : undefined;
  return { rows: [[CellError.of(code)]], reason: told };
}
