import { TEMPLATE_CHECKS, type TemplateCheckName } from "../../submission/templateChecks";

/** A text as a formula has it; its own quotes by their code, since doubled ones are not understood everywhere. */
export function literal(text: string): string {
  const parts = text.split('"').map((part) => (part === "" ? [] : [`"${part}"`]));
  const joined = parts.flatMap((part, i) => (i === 0 ? part : ["CHAR(34)", ...part]));
  return joined.length === 0 ? '""' : joined.join("&");
}

/**
 * A check's message as a formula: `{…}` is replaced by what the reference of that name holds.
 *
 * @example say("nobody", { period: "D5" }) // "No eligible clients in "&D5&"; no rate will be shown."
 */
export function say(name: TemplateCheckName, references: Readonly<Record<string, string>>): string {
  const parts = TEMPLATE_CHECKS[name].message.split(/\{(\w+)\}/);
  return parts
    .map((part, i) => (i % 2 === 0 ? literal(part) : reference(part, references)))
    .filter((part) => part !== '""')
    .join("&");
}

/** The first of these whose condition holds, or nothing. */
export function firstOf(...cases: readonly (readonly [condition: string, value: string])[]): string {
  return cases.reduceRight((rest, [condition, value]) => `IF(${condition},${value},${rest})`, '""');
}

/** Whether a text of flags, as Lists keeps them, names this one. */
export function has(flags: string, flag: string): string {
  return `ISNUMBER(FIND(${literal(flag)},${flags}))`;
}

function reference(name: string, references: Readonly<Record<string, string>>): string {
  const found = references[name];
  if (found === undefined) throw new RangeError(`The message names {${name}}, and nothing stands for it.`);
  return found;
}
