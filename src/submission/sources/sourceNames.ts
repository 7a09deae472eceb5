import type { Aggregation } from "../../analysis/measure";
import { plainText } from "../cellText";
import { closestMatch } from "../closestMatch";
import type { SourceNames } from "./source";

/** What the contract calls its providers and indicators. No provider: it lists none, and every name is one. */
export interface ContractNames {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly aggregation: Aggregation;
  }[];
}

export type NamedPart = keyof SourceNames;

/** A label of a file that is no id and no name of the contract. */
export interface UnclearName {
  readonly part: NamedPart;
  readonly label: string;
  readonly sheet: string;
  /** A1 address of the first row with it. */
  readonly cell: string;
  /** Id of what is spelled most alike; null: nothing is. It is proposed and never taken. */
  readonly closest: string | null;
  /** Id that a person said, null where its rows are left out; undefined: nobody has said it. */
  readonly id: string | null | undefined;
}

/** Id that a label says by itself, in any case and with any blanks; undefined: it does not. */
export function idSaid(part: NamedPart, label: string, contract: ContractNames): string | undefined {
  if (part === "providers" && contract.providers.length === 0) return label;
  const wanted = comparable(label);
  const [byId] = contract[part].filter(({ id }) => comparable(id) === wanted);
  if (byId) return byId.id;
  const byName = contract[part].filter(({ name }) => comparable(name) === wanted);
  return byName.length === 1 ? byName[0]?.id : undefined;
}

/**
 * Id of a label, null where its rows are left out, undefined where a person must say it. What was said of an id that
 * the contract no longer has holds no longer.
 */
export function idOf(
  part: NamedPart,
  label: string,
  names: SourceNames,
  contract: ContractNames,
): string | null | undefined {
  const said = Object.hasOwn(names[part], label) ? names[part][label] : undefined;
  if (said === null) return null;
  const isKnown = said !== undefined && idSaid(part, said, contract) !== undefined;
  return isKnown ? said : idSaid(part, label, contract);
}

/** The id whose id or name is spelled most like a label; null where none is near. */
export function closestId(part: NamedPart, label: string, contract: ContractNames): string | null {
  const spellings = contract[part].flatMap(({ id, name }) => [id, name]);
  const closest = closestMatch(label, spellings);
  return contract[part].find(({ id, name }) => id === closest || name === closest)?.id ?? null;
}

function comparable(text: string): string {
  return plainText(text).toLowerCase();
}
