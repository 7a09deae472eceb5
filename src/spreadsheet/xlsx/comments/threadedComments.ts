import type { Element } from "@xmldom/xmldom";
import type { CommentModel, Mention } from "../../model/sheet";
import { parseBox, cellAddress } from "../address";
import type { OpcPackage } from "../package/opcPackage";
import { attribute, booleanAttribute, child, children, numberAttribute, parseXml } from "../xml/dom";
import { element, escapeXml } from "../xml/text";

/** Namespace and content types of MS-XLSX 2.6.204 and following. */
const THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
export const THREADED_TYPE = "application/vnd.ms-excel.threadedcomments+xml";
const PERSON_TYPE = "application/vnd.ms-excel.person+xml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function readThreadedComments(root: Element, persons: ReadonlyMap<string, Person>): CommentModel[] {
  const nodes = children(root, "threadedComment");
  const said = (node: Element) => {
    const author = persons.get(attribute(node, "personId") ?? "");
    const createdAt = attribute(node, "dT");
    const mentions = readMentions(node, persons);
    return {
      id: attribute(node, "id") ?? "",
      content: child(node, "text")?.textContent ?? "",
      authorName: author?.name ?? "",
      ...(author?.email && { authorEmail: author.email }),
      ...(createdAt && { createdAt }),
      ...(mentions.length > 0 && { mentions }),
    };
  };
  return nodes.flatMap((node) => {
    const box = parseBox(attribute(node, "ref") ?? "");
    if (!box || attribute(node, "parentId")) return [];
    const replies = nodes.filter((reply) => attribute(reply, "parentId") === attribute(node, "id")).map(said);
    const resolved = booleanAttribute(node, "done") ?? false;
    return [{ ...said(node), row: box.top, column: box.left, resolved, replies, original: true }];
  });
}

function readMentions(node: Element, persons: ReadonlyMap<string, Person>): Mention[] {
  return children(child(node, "mentions"), "mention").map((mention) => {
    const { name = "", email = "" } = persons.get(attribute(mention, "mentionpersonId") ?? "") ?? {};
    const [start, length] = ["startIndex", "length"].map((at) => numberAttribute(mention, at) ?? 0);
    return { name, email, start: start!, length: length! };
  });
}

interface Person {
  readonly name: string;
  /** "" where the file knows no address. */
  readonly email: string;
}

/** The people who comment, by their id in the file. */
export function readPersons(parts: OpcPackage, workbookPart: string): Map<string, Person> {
  const part = parts.related(workbookPart, "person")[0]?.target;
  const root = part && parts.has(part) ? parseXml(parts.text(part), part) : undefined;
  return new Map(
    children(root, "person").map((node) => [
      attribute(node, "id") ?? "",
      { name: attribute(node, "displayName") ?? "", email: emailIn(attribute(node, "userId") ?? "") },
    ]),
  );
}

/** An address stands alone, or between the ids of its directory: "S::name@example.org::1234". */
function emailIn(userId: string): string {
  return userId.split("::").find((part) => part.includes("@")) ?? "";
}

/** Adds people to the list as they are needed, and writes it when it has grown. */
export class PersonWriter {
  private readonly ids: Map<string, string>;
  private readonly added: string[] = [];

  constructor(
    private readonly parts: OpcPackage,
    private readonly workbookPart: string,
  ) {
    this.ids = new Map([...readPersons(parts, workbookPart)].map(([id, { name }]) => [name, id]));
  }

  idOf(name: string, email?: string): string {
    let id = this.ids.get(name);
    if (id === undefined) {
      id = `{${String(this.ids.size + 1).padStart(8, "0")}-0000-4000-8000-0000000A07EE}`;
      this.ids.set(name, id);
      this.added.push(
        element("person", { displayName: name, id, userId: email ?? name, providerId: "None" }),
      );
    }
    return id;
  }

  save(): void {
    if (this.added.length === 0) return;
    const known = this.parts.related(this.workbookPart, "person")[0]?.target;
    const text = known ? this.parts.text(known) : `${HEAD}${element("personList", { xmlns: THREADED }, " ")}`;
    const part = known ?? "xl/persons/person.xml";
    this.parts.set(part, text.replace(/(<\/[^<>]*personList>)\s*$/, `${this.added.join("")}$1`), PERSON_TYPE);
    if (!known) this.parts.relate(this.workbookPart, "person", part);
  }
}

/** The whole part. What nobody knows the time of is made now. */
export function threadedCommentsXml(comments: readonly CommentModel[], persons: PersonWriter): string {
  const now = new Date().toISOString().slice(0, 22);
  const xml = (
    ref: string,
    said: CommentModel["replies"][number],
    parentId?: string,
    done?: boolean,
  ): string =>
    element(
      "threadedComment",
      {
        ref,
        dT: said.createdAt ?? now,
        personId: persons.idOf(said.authorName, said.authorEmail),
        id: said.id,
        parentId,
        done: done || undefined,
      },
      element("text", {}, escapeXml(said.content)) + mentionsXml(said, persons),
    );
  const threads = comments.map((comment) => {
    const ref = cellAddress(comment.row, comment.column);
    return (
      xml(ref, comment, undefined, comment.resolved) +
      comment.replies.map((reply) => xml(ref, reply, comment.id)).join("")
    );
  });
  return HEAD + element("ThreadedComments", { xmlns: THREADED }, threads.join(""));
}

/** Every mention has an id of its own, made of that of what was said. */
function mentionsXml({ id, mentions = [] }: CommentModel["replies"][number], persons: PersonWriter): string {
  const each = mentions.map(({ name, email, start, length }, i) =>
    element("mention", {
      mentionpersonId: persons.idOf(name, email),
      mentionId: id.replace(/-[^-]+}$/, `-${String(i + 1).padStart(12, "0")}}`),
      startIndex: start,
      length,
    }),
  );
  return each.length === 0 ? "" : element("mentions", {}, each.join(""));
}
