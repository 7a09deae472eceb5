import type { Element } from "@xmldom/xmldom";
import type { CommentModel, NoteModel } from "../../model/sheet";
import { cellAddress, parseBox } from "../address";
import { attribute, child, children, descendants, fragment, parseXml } from "../xml/dom";
import { element, escapeXml } from "../xml/text";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** Every threaded comment has a note as its shadow, for programs that know only notes; its author is the comment's id. */
const SHADOW = "tc=";

export function readNotes(root: Element): NoteModel[] {
  const authors = authorsOf(root);
  return children(child(root, "commentList"), "comment").flatMap((node) => {
    const ref = attribute(node, "ref") ?? "";
    const box = parseBox(ref);
    const authorName = authors[Number(attribute(node, "authorId") ?? 0)] ?? "";
    if (!box || authorName.startsWith(SHADOW)) return [];
    const text = descendants(child(node, "text"), "t")
      .map((t) => t.textContent ?? "")
      .join("");
    return [{ row: box.top, column: box.left, ref, text, authorName }];
  });
}

export function newLegacyComments(): Element {
  return parseXml(`<comments xmlns="${MAIN}"><authors/><commentList/></comments>`, "comments");
}

/** Puts the notes where their cells are now and takes away those of deleted cells; replaces the shadows of comments. */
export function writeRemarks(
  root: Element,
  comments: readonly CommentModel[],
  notes: readonly NoteModel[],
): void {
  const authors = authorsOf(root);
  const list = child(root, "commentList")!;
  for (const node of children(list, "comment")) {
    const isShadow = authors[Number(attribute(node, "authorId") ?? 0)]?.startsWith(SHADOW);
    const note = notes.find(({ ref }) => ref === attribute(node, "ref"));
    if (isShadow || !note) list.removeChild(node);
    else node.setAttribute("ref", cellAddress(note.row, note.column));
  }
  const authorList = child(root, "authors")!;
  for (const comment of comments) {
    const author = `${SHADOW}${comment.id}`;
    let authorId = authors.indexOf(author);
    if (authorId < 0) {
      authorId = authors.push(author) - 1;
      authorList.appendChild(fragment(authorList, element("author", {}, escapeXml(author)))[0]!);
    }
    const replies = comment.replies.map(({ content }) => `\nReply:\n    ${content}`).join("");
    const text = `[Threaded comment]\n\nComment:\n    ${comment.content}${replies}`;
    const ref = cellAddress(comment.row, comment.column);
    const body = element("text", {}, element("t", { "xml:space": "preserve" }, escapeXml(text)));
    list.appendChild(fragment(list, element("comment", { ref, authorId, shapeId: 0 }, body))[0]!);
  }
}

function authorsOf(root: Element): string[] {
  return children(child(root, "authors"), "author").map((node) => node.textContent ?? "");
}

const NEW_VML =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

/**
 * The boxes of notes and shadows. Excel's VML need not be well-formed XML, so it is changed as text: boxes move with
 * their notes, those of cells without a comment go, new ones come at the end.
 */
export function updateVml(old: string | undefined, root: Element, notes: readonly NoteModel[]): string {
  const cells = children(child(root, "commentList"), "comment").flatMap(
    (node) => parseBox(attribute(node, "ref") ?? "") ?? [],
  );
  const has = (row: number, column: number): boolean =>
    cells.some((box) => box.top === row && box.left === column);
  const drawn = new Set<string>();
  const kept = (old ?? NEW_VML).replace(/<v:shape\s[\s\S]*?<\/v:shape>/g, (shape) => {
    const row = Number(/<x:Row>\s*(\d+)/.exec(shape)?.[1] ?? -1);
    const column = Number(/<x:Column>\s*(\d+)/.exec(shape)?.[1] ?? -1);
    if (!/ObjectType="Note"/.test(shape)) return shape;
    const place = notes.find(({ ref }) => ref === cellAddress(row, column)) ?? { row, column };
    const key = `${place.row},${place.column}`;
    if (!has(place.row, place.column) || drawn.has(key)) return "";
    drawn.add(key);
    return movedShape(shape, place.row - row, place.column - column);
  });
  const ids = [...kept.matchAll(/id="_x0000_s(\d+)"/g)].map((match) => Number(match[1]));
  let next = Math.max(1024, ...ids) + 1;
  const added = cells
    .filter(({ top, left }) => !drawn.has(`${top},${left}`))
    .map(({ top, left }) => noteShape(next++, top, left));
  return kept.replace(/<\/xml>\s*$/, `${added.join("")}</xml>`);
}

/** A box so many rows and columns further on; its anchor names two corners by column, offset, row, offset. */
function movedShape(shape: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return shape;
  const by = [columns, 0, rows, 0, columns, 0, rows, 0];
  const further = (text: string, distance: number) => String(Math.max(0, Number(text) + distance));
  return shape
    .replace(/(?<=<x:Row>\s*)\d+/, (row) => further(row, rows))
    .replace(/(?<=<x:Column>\s*)\d+/, (column) => further(column, columns))
    .replace(/(?<=<x:Anchor>)[^<]*/, (anchor) =>
      anchor
        .split(",")
        .map((part, i) => further(part, by[i] ?? 0))
        .join(", "),
    );
}

function noteShape(id: number, row: number, column: number): string {
  const anchor = [column + 1, 15, Math.max(0, row - 1), 10, column + 3, 15, row + 3, 4].join(", ");
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox/>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
