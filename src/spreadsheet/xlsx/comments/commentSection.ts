import type { OpcPackage } from "../package/opcPackage";
import { typeOf } from "../package/relationships";
import type { SectionCodec } from "../sheet/sectionCodec";
import { inNamespaceOf } from "../sheet/sectionText";
import { attribute, child, parseXml, serializeXml } from "../xml/dom";
import { element } from "../xml/text";
import { newLegacyComments, readNotes, updateVml, writeRemarks } from "./legacyComments";
import {
  PersonWriter,
  readPersons,
  readThreadedComments,
  THREADED_TYPE,
  threadedCommentsXml,
} from "./threadedComments";

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/**
 * `<legacyDrawing>` and the four parts behind it: threads, people, notes (with a shadow for each thread) and the boxes in
 * which notes are drawn.
 */
export const comments: SectionCodec = {
  name: "legacyDrawing",
  read(_root, sheet, { parts, part, model }) {
    const workbookPart = parts.related("", "officeDocument")[0]!.target;
    const threads = existing(parts, part, "threadedComment");
    const notes = existing(parts, part, "comments");
    if (threads)
      sheet.comments.push(
        ...readThreadedComments(parseXml(parts.text(threads), threads), readPersons(parts, workbookPart)),
      );
    if (notes) sheet.notes.push(...readNotes(parseXml(parts.text(notes), notes)));
    for (const { id, replies } of sheet.comments) {
      for (const one of [id, ...replies.map((reply) => reply.id)])
        model.reserveId(Number(/^\{(\d{8})-/.exec(one)?.[1] ?? 0));
    }
  },
  state: ({ comments: list, notes }) => [list.map(({ original: _original, ...comment }) => comment), notes],
  write(sheet, root, { parts, part }) {
    const threads = existing(parts, part, "threadedComment");
    const notes = existing(parts, part, "comments");
    // Pictures in headers are VML too: the section says which part is that of the notes.
    const boxesId = attribute(child(root, "legacyDrawing"), "id");
    const boxes = parts.related(part, "vmlDrawing").find(({ id }) => id === boxesId)?.target;
    if (sheet.comments.length === 0 && !threads && !notes) return null;
    writeThreads(sheet.comments, threads, parts, part);
    const legacy = notes ? parseXml(parts.text(notes), notes) : newLegacyComments();
    writeRemarks(legacy, sheet.comments, sheet.notes);
    const notesPart = notes ?? parts.freeName("xl/comments", "xml");
    parts.set(notesPart, serializeXml(legacy), COMMENTS_TYPE);
    if (!notes) parts.relate(part, "comments", notesPart);
    const boxesPart = boxes ?? parts.freeName("xl/drawings/vmlDrawing", "vml");
    parts.setDefaultType("vml", VML_TYPE);
    parts.set(boxesPart, updateVml(boxes && parts.text(boxes), legacy, sheet.notes), VML_TYPE);
    if (boxes) return null;
    const id = parts.relate(part, "vmlDrawing", boxesPart);
    return inNamespaceOf(root, element("legacyDrawing", { "xmlns:r": typeOf("").slice(0, -1), "r:id": id }));
  },
};

function existing(parts: OpcPackage, part: string, kind: string): string | undefined {
  const target = parts.related(part, kind)[0]?.target;
  return target !== undefined && parts.has(target) ? target : undefined;
}

function writeThreads(
  list: Parameters<typeof threadedCommentsXml>[0],
  known: string | undefined,
  parts: OpcPackage,
  part: string,
): void {
  if (list.length === 0) {
    for (const { id } of parts.related(part, "threadedComment")) parts.unrelate(part, id);
    return;
  }
  const persons = new PersonWriter(parts, parts.related("", "officeDocument")[0]!.target);
  const xml = threadedCommentsXml(list, persons);
  const target = known ?? parts.freeName("xl/threadedComments/threadedComment", "xml");
  parts.set(target, xml, THREADED_TYPE);
  if (!known) parts.relate(part, "threadedComment", target);
  persons.save();
}
