import { invalidArgument } from "../../spreadsheet/model/excelError";
import type { Mention } from "../../spreadsheet/model/sheet";
import { asInteger, asRecord, asText } from "../protocol/arguments";

/** What somebody said, as plain text with the places of the people named in it. */
export interface Content {
  readonly content: string;
  /** Absent: none. */
  readonly mentions?: readonly Mention[];
}

const TAG = /<at id="(\d+)">(.*?)<\/at>/gs;

/**
 * Reads `{richContent: '<at id="0">Ann Lee</at> please look', mentions: [{id: 0, name, email}]}`.
 * @throws InvalidArgument where a tag names nobody of the list
 */
export function contentOf(given: unknown): Content {
  if (typeof given === "string") return { content: given };
  const { richContent, mentions } = asRecord(given);
  const people = (Array.isArray(mentions) ? (mentions as unknown[]) : []).map((one) => {
    const { id, name, email } = asRecord(one);
    return { id: asInteger(id), name: asText(name), email: asText(email) };
  });
  const found: Mention[] = [];
  let content = "";
  let read = 0;
  const rich = asText(richContent);
  for (const tag of rich.matchAll(TAG)) {
    const person = people.find(({ id }) => id === Number(tag[1]));
    if (!person) throw invalidArgument();
    content += rich.slice(read, tag.index);
    const shown = `@${tag[2]!}`;
    found.push({ name: person.name, email: person.email, start: content.length, length: shown.length });
    content += shown;
    read = tag.index + tag[0].length;
  }
  return { content: content + rich.slice(read), ...(found.length > 0 && { mentions: found }) };
}

/** The text with its people as tags, and the list of them. */
export function richContentOf({ content, mentions = [] }: Content): {
  richContent: string;
  mentions: { id: number; name: string; email: string }[];
} {
  let richContent = "";
  let read = 0;
  mentions.forEach(({ start, length }, id) => {
    const name = content.slice(start, start + length).replace(/^@/, "");
    richContent += `${content.slice(read, start)}<at id="${id}">${name}</at>`;
    read = start + length;
  });
  return {
    richContent: richContent + content.slice(read),
    mentions: mentions.map(({ name, email }, id) => ({ id, name, email })),
  };
}
