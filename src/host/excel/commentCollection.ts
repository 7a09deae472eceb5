import { itemNotFound, invalidArgument, itemAlreadyExists } from "../../spreadsheet/model/excelError";
import { boxOf } from "../../spreadsheet/model/box";
import type { CommentModel, SheetModel } from "../../spreadsheet/model/sheet";
import type { CommentChange, WorkbookModel } from "../../spreadsheet/model/workbook";
import { asFlag, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";
import { WORKBOOK_TARGET } from "../protocol/events";
import type { HostOptions, Session } from "../protocol/session";
import { COMMENT_EVENTS } from "./eventTypes";
import { contentOf, richContentOf, type Content } from "./mentions";
import { placeOf } from "./place";
import { range } from "./range";

/** Comments of a sheet, or of the whole workbook. */
interface CommentsTarget {
  readonly sheet: SheetModel | null;
}

interface CommentTarget {
  readonly sheet: SheetModel;
  readonly comment: CommentModel;
}

export const commentCollection: DefinedClass<CommentsTarget> = excelClass("CommentCollection", {
  methods: {
    add: {
      since: "1.10",
      call: ({ sheet }, args, session) => {
        const { model, options } = session;
        const place = placeOf(args.any(0), sheet ?? model.activeSheet, session);
        const { top, left, bottom, right } = place.box;
        const said = contentOf(args.any(1));
        if (top !== bottom || left !== right || said.content === "") throw invalidArgument();
        if (place.sheet.comments.some((one) => one.row === top && one.column === left))
          throw itemAlreadyExists();
        const comment: CommentModel = {
          id: newId(model),
          row: top,
          column: left,
          ...said,
          ...authorship(options),
          resolved: false,
          replies: [],
          original: false,
        };
        place.sheet.comments.push(comment);
        tell(model, { sheet: place.sheet, comment }, "CommentAdded");
        return commentClass.of({ sheet: place.sheet, comment });
      },
    },
    getCount: { since: "1.10", call: (comments, _args, session) => all(comments, session).length },
    getItemAt: {
      since: "1.10",
      call: (comments, args, session) => {
        const found = all(comments, session)[args.integer(0)];
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemByCell: {
      since: "1.10",
      call: ({ sheet }, args, session) => {
        const place = placeOf(args.any(0), sheet ?? session.model.activeSheet, session);
        const { top, left } = place.box;
        const comment = place.sheet.comments.find((one) => one.row === top && one.column === left);
        if (!comment) throw itemNotFound();
        return commentClass.of({ sheet: place.sheet, comment });
      },
    },
    getItemByReplyId: {
      since: "1.10",
      call: (comments, args, session) => {
        const id = args.text(0);
        const found = all(comments, session).find(({ target: { comment } }) =>
          comment.replies.some((reply) => reply.id === id),
        );
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemOrNullObject: {
      since: "1.14",
      call: (comments, args, session) => find(comments, args.any(0), session),
    },
  },
  collection: { items: all, item: find },
  events: COMMENT_EVENTS,
  eventTarget: ({ sheet }) => sheet?.id ?? WORKBOOK_TARGET,
});

const commentClass: DefinedClass<CommentTarget> = excelClass("Comment", {
  key: ({ comment }) => comment.id,
  properties: {
    id: { since: "1.10", get: ({ comment }) => comment.id },
    content: {
      since: "1.10",
      get: ({ comment }) => comment.content,
      set: (target, value, { model }) =>
        change(target, model, "CommentEdited", () => rewrite(target.comment, { content: asText(value) })),
    },
    ...mentioning(({ comment }) => comment),
    authorName: { since: "1.10", get: ({ comment }) => comment.authorName },
    authorEmail: { since: "1.10", get: ({ comment }) => comment.authorEmail ?? "" },
    creationDate: { since: "1.10", get: ({ comment }) => comment.createdAt ?? null },
    resolved: {
      since: "1.11",
      get: ({ comment }) => comment.resolved,
      set: (target, value, { model }) => {
        const resolved = asFlag(value);
        change(target, model, resolved ? "CommentResolved" : "CommentReopened", () => {
          target.comment.resolved = resolved;
        });
      },
    },
  },
  links: { replies: { since: "1.10", to: (target) => commentReplyCollection.of(target) } },
  methods: {
    // Where a comment stands cannot be changed: it belongs to its cell.
    getLocation: {
      since: "1.10",
      call: ({ sheet, comment }) => range.of({ sheet, box: boxOf(comment.row, comment.column, 1, 1) }),
    },
    delete: {
      since: "1.10",
      call: ({ sheet, comment }, _args, { model }) => {
        sheet.comments.splice(sheet.comments.indexOf(comment), 1);
        tell(model, { sheet, comment }, "CommentDeleted");
      },
    },
    updateMentions: {
      since: "1.11",
      call: (target, args, { model }) =>
        change(target, model, "CommentEdited", () => rewrite(target.comment, contentOf(args.any(0)))),
    },
  },
});

type Reply = CommentModel["replies"][number];

const commentReplyCollection = excelClass<CommentTarget>("CommentReplyCollection", {
  methods: {
    add: {
      since: "1.10",
      call: (target, args, { model, options }) => {
        const reply: Reply = { id: newId(model), ...contentOf(args.any(0)), ...authorship(options) };
        change(target, model, "ReplyAdded", () => target.comment.replies.push(reply), reply.id);
        return commentReply.of({ ...target, reply });
      },
    },
    getCount: { since: "1.10", call: ({ comment }) => comment.replies.length },
    getItemAt: {
      since: "1.10",
      call: (target, args) => {
        const reply = target.comment.replies[args.integer(0)];
        if (!reply) throw itemNotFound();
        return commentReply.of({ ...target, reply });
      },
    },
  },
  collection: {
    items: (target) => target.comment.replies.map((reply) => commentReply.of({ ...target, reply })),
    item: (target, key) => {
      const reply = target.comment.replies.find((one) => one.id === key);
      return reply ? commentReply.of({ ...target, reply }) : null;
    },
  },
});

const commentReply = excelClass<CommentTarget & { readonly reply: Reply }>("CommentReply", {
  key: ({ reply }) => reply.id,
  properties: {
    id: { since: "1.10", get: ({ reply }) => reply.id },
    authorName: { since: "1.10", get: ({ reply }) => reply.authorName },
    authorEmail: { since: "1.10", get: ({ reply }) => reply.authorEmail ?? "" },
    creationDate: { since: "1.10", get: ({ reply }) => reply.createdAt ?? null },
    // A thread is resolved as a whole.
    resolved: { since: "1.11", get: ({ comment }) => comment.resolved },
    content: {
      since: "1.10",
      get: ({ reply }) => reply.content,
      set: (target, value, { model }) =>
        change(
          target,
          model,
          "ReplyEdited",
          () => rewrite(target.reply, { content: asText(value) }),
          target.reply.id,
        ),
    },
    ...mentioning(({ reply }) => reply),
  },
  methods: {
    getParentComment: { since: "1.10", call: ({ sheet, comment }) => commentClass.of({ sheet, comment }) },
    getLocation: {
      since: "1.10",
      call: ({ sheet, comment }) => range.of({ sheet, box: boxOf(comment.row, comment.column, 1, 1) }),
    },
    delete: {
      since: "1.10",
      call: (target, _args, { model }) => {
        const { replies } = target.comment;
        const remove = () => replies.splice(replies.indexOf(target.reply), 1);
        change(target, model, "ReplyDeleted", remove, target.reply.id);
      },
    },
    updateMentions: {
      since: "1.11",
      call: (target, args, { model }) => {
        const update = () => rewrite(target.reply, contentOf(args.any(0)));
        change(target, model, "ReplyEdited", update, target.reply.id);
      },
    },
  },
});

/** The people named in what was said. */
function mentioning<Target>(said: (target: Target) => Reply): Record<string, Property<Target>> {
  const rich = (target: Target) => richContentOf(said(target));
  return {
    mentions: { since: "1.11", get: (target) => rich(target).mentions },
    richContent: { since: "1.11", get: (target) => rich(target).richContent },
    contentType: { since: "1.12", get: (target) => (rich(target).mentions.length > 0 ? "Mention" : "Plain") },
  };
}

function rewrite(said: Reply, { content, mentions }: Content): void {
  said.content = content;
  if (mentions) said.mentions = mentions;
  else delete said.mentions;
}

function change(
  target: CommentTarget,
  model: WorkbookModel,
  what: CommentChange,
  perform: () => unknown,
  replyId?: string,
): void {
  perform();
  target.comment.original = false;
  tell(model, target, what, replyId);
}

function tell(
  model: WorkbookModel,
  { sheet, comment }: CommentTarget,
  what: CommentChange,
  replyId?: string,
): void {
  model.notify({ kind: "comments", sheet, comment, what, replyId });
  model.notify({ kind: "layout", sheet });
}

/** Who says it, and when; the file counts in hundredths of a second. */
function authorship({
  userName,
  userEmail,
}: HostOptions): Pick<Reply, "authorName" | "authorEmail" | "createdAt"> {
  return { authorName: userName, authorEmail: userEmail, createdAt: new Date().toISOString().slice(0, 22) };
}

function all({ sheet }: CommentsTarget, { model }: Session): HostObject<CommentTarget>[] {
  const sheets = sheet ? [sheet] : model.sheets;
  return sheets.flatMap((one) => one.comments.map((comment) => commentClass.of({ sheet: one, comment })));
}

function find(comments: CommentsTarget, key: unknown, session: Session): HostObject<CommentTarget> | null {
  return all(comments, session).find(({ target }) => target.comment.id === key) ?? null;
}

function newId(model: WorkbookModel): string {
  return `{${String(model.nextId()).padStart(8, "0")}-C033-4000-8000-000000000000}`;
}
