import { SaxesParser } from "saxes";
import { UnreadableWorkbookError } from "../unreadableWorkbook";

export interface SaxHandler {
  /** `start` and `end` are the places of the tag in the text; a self-closing tag is opened and closed at the same place. */
  open(name: string, attributes: Readonly<Record<string, string>>, start: number, end: number): void;
  text?(text: string): void;
  close(name: string, start: number, end: number): void;
}

/**
 * Reads a large part as a stream of tags with local names; nothing is held but the handler's own state.
 * Entities other than XML's five, and document types, are refused.
 * @throws UnreadableWorkbookError damaged
 */
export function readXml(text: string, part: string, handler: SaxHandler): void {
  const parser = new SaxesParser({ xmlns: false, fileName: part });
  const fail = (message: string): never => {
    throw new UnreadableWorkbookError("damaged", message);
  };
  parser.on("error", (error) => fail(error.message));
  parser.on("doctype", () => fail(`${part}: document type`));
  // The parser says where a tag ends; "<" stands nowhere else in a tag, so the last one is where it starts.
  const startOf = (): number => text.lastIndexOf("<", parser.position - 1);
  parser.on("opentag", (tag) => handler.open(local(tag.name), tag.attributes, startOf(), parser.position));
  parser.on("closetag", (tag) => handler.close(local(tag.name), startOf(), parser.position));
  if (handler.text) {
    parser.on("text", (piece) => handler.text!(piece));
    parser.on("cdata", (piece) => handler.text!(piece));
  }
  parser.write(text).close();
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
