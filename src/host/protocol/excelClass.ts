import type { ApiSet } from "./apiSets";
import type { Arguments } from "./arguments";
import type { Session } from "./session";

/** A class of Excel's object model as plain data and functions: what it is called, which API set each member needs, what it does. */
export interface ExcelClass<T = unknown> {
  readonly name: string;
  readonly properties: Readonly<Record<string, Property<T>>>;
  readonly links: Readonly<Record<string, Link<T>>>;
  readonly methods: Readonly<Record<string, Method<T>>>;
  readonly events: Readonly<Record<string, EventMember>>;
  /** What its Instantiate answers as Id: later requests address the object by it. */
  key?(target: T): string | number;
  /** Where the class is a collection. */
  readonly collection?: Collection<T>;
  /** Kept on the host between requests and re-addressed by a reference id. */
  readonly kept: boolean;
  /** Target of its events; absent: none. */
  eventTarget?(target: T): string;
}

export interface Property<T> {
  readonly since: ApiSet;
  /** Where setting needs a later set than reading. */
  readonly setSince?: ApiSet;
  /** Never part of a load() without names. */
  readonly onDemand?: boolean;
  get(target: T, session: Session): unknown;
  /** Absent: read-only; setting it is silently ignored. */
  set?(target: T, value: unknown, session: Session): void;
}

/** A property that leads to another object; null where there is none. */
export interface Link<T> {
  readonly since: ApiSet;
  to(target: T, session: Session): HostObject | null;
}

export interface Method<T> {
  readonly since: ApiSet;
  call(target: T, args: Arguments, session: Session): unknown;
}

export interface EventMember {
  readonly since: ApiSet;
  /** Number of the event in pushed messages. */
  readonly type: number;
  /** Name of the hidden method that registers for it. */
  readonly register: string;
}

export interface Collection<T> {
  items(target: T, session: Session): readonly HostObject[];
  /** Indexer; absent: items are only reached by position. */
  item?(target: T, key: unknown, session: Session): HostObject | null;
}

/** An object of the API: its class and the piece of the model that it stands for. */
export class HostObject<T = unknown> {
  constructor(
    readonly type: ExcelClass<T>,
    readonly target: T,
  ) {}
}

/** A class declaration; the parts that a class lacks may be left out. */
type Declaration<T> = Partial<Omit<ExcelClass<T>, "name">>;

export interface DefinedClass<T> extends ExcelClass<T> {
  /** The API object that stands for `target`. */
  of(target: T): HostObject<T>;
  /** Reads an argument that must be an object of this class. */
  accepts(value: unknown): value is HostObject<T>;
}

const declared = new Map<string, ExcelClass>();

/** Declares a class and files it under its name. */
export function excelClass<T>(name: string, declaration: Declaration<T>): DefinedClass<T> {
  const type: DefinedClass<T> = {
    properties: {},
    links: {},
    methods: {},
    events: {},
    kept: false,
    ...declaration,
    name,
    of: (target) => new HostObject(type, target),
    accepts: (value): value is HostObject<T> => value instanceof HostObject && value.type.name === name,
  };
  declared.set(name, type);
  return type;
}

/** Every class declared so far, by name. */
export function declaredClasses(): ReadonlyMap<string, ExcelClass> {
  return declared;
}
