import { invalidArgument } from "../../spreadsheet/model/excelError";
import type { DefinedClass } from "./excelClass";

/** Arguments of a method call. Reading one as what it is not answers InvalidArgument. */
export class Arguments {
  constructor(private readonly values: readonly unknown[]) {}

  /** null and undefined are the same: an argument that was left out. */
  any(index: number): unknown {
    return this.values[index] ?? undefined;
  }

  has(index: number): boolean {
    return this.any(index) !== undefined;
  }

  text(index: number): string {
    return asText(this.any(index));
  }

  textOr(index: number, otherwise: string): string {
    return this.has(index) ? this.text(index) : otherwise;
  }

  integer(index: number): number {
    return asInteger(this.any(index));
  }

  integerOr(index: number, otherwise: number): number {
    return this.has(index) ? this.integer(index) : otherwise;
  }

  flagOr(index: number, otherwise: boolean): boolean {
    return this.has(index) ? asFlag(this.any(index)) : otherwise;
  }

  oneOf<Choice extends string>(index: number, choices: readonly Choice[], otherwise?: Choice): Choice {
    if (!this.has(index) && otherwise !== undefined) return otherwise;
    return asOneOf(this.any(index), choices);
  }

  object<T>(index: number, type: DefinedClass<T>): T {
    const value = this.any(index);
    if (!type.accepts(value)) throw invalidArgument();
    return value.target;
  }

  objectOr<T, Otherwise>(index: number, type: DefinedClass<T>, otherwise: Otherwise): T | Otherwise {
    return this.has(index) ? this.object(index, type) : otherwise;
  }

  record(index: number): Readonly<Record<string, unknown>> {
    return asRecord(this.any(index));
  }
}

export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw invalidArgument();
}

export function asNumber(value: unknown): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) throw invalidArgument();
  return number;
}

export function asInteger(value: unknown): number {
  return Math.trunc(asNumber(value));
}

export function asFlag(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidArgument();
  return value;
}

/** Excel takes the names of its enumerations in any case. */
export function asOneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice {
  const wanted = typeof value === "string" ? value.toLowerCase() : "";
  const found = choices.find((choice) => choice.toLowerCase() === wanted);
  if (found === undefined) throw invalidArgument();
  return found;
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalidArgument();
  return value as Readonly<Record<string, unknown>>;
}
