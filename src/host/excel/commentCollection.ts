import { itemNotFound, invalidArgument, itemAlreadyExists } from "../../spreadsheet/model/excelError";
import { boxOf } from "../../spreadsheet/model/box";
import type { CommentModel, SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { asFlag, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
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
        if (top !== bottom || left !== right || args.text(1) === "") throw invalidArgument();
        if (place.sheet.comments.some((one) => one.row === top && one.column === left))
          throw itemAlreadyExists();
        const comment: CommentModel = {
          id: newId(model),
          row: top,
          column: left,
          content: args.text(1),
          authorName: options.userName,
          resolved: false,
          replies: [],
          original: false,
        };
        place.sheet.comments.push(comment);
        model.notify({ kind: "layout", sheet: place.sheet });
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
    getItemOrNullObject: {
      since: "1.14",
      call: (comments, args, session) => find(comments, args.any(0), session),
    },
  },
  collection: { items: all, item: find },
});

const commentClass = excelClass<CommentTarget>("Comment", {
  key: ({ comment }) => comment.id,
  properties: {
    id: { since: "1.10", get: ({ comment }) => comment.id },
    content: {
      since: "1.10",
      get: ({ comment }) => comment.content,
      set: (target, value, { model }) =>
        change(target, model, () => (target.comment.content = asText(value))),
    },
    authorName: { since: "1.10", get: ({ comment }) => comment.authorName },
    resolved: {
      since: "1.11",
      get: ({ comment }) => comment.resolved,
      set: (target, value, { model }) =>
        change(target, model, () => (target.comment.resolved = asFlag(value))),
    },
    contentType: { since: "1.12", get: () => "Plain" },
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
        model.notify({ kind: "layout", sheet });
      },
    },
  },
});

type Reply = CommentModel["replies"][number];

const commentReplyCollection = excelClass<CommentTarget>("CommentReplyCollection", {
  methods: {
    add: {
      since: "1.10",
      call: (target, args, { model, options }) => {
        const reply: Reply = { id: newId(model), content: args.text(0), authorName: options.userName };
        change(target, model, () => target.comment.replies.push(reply));
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
    content: {
      since: "1.10",
      get: ({ reply }) => reply.content,
      set: (target, value, { model }) => change(target, model, () => (target.reply.content = asText(value))),
    },
  },
  methods: {
    delete: {
      since: "1.10",
      call: (target, _args, { model }) => {
        const { replies } = target.comment;
        change(target, model, () => replies.splice(replies.indexOf(target.reply), 1));
      },
    },
  },
});

function change({ sheet, comment }: CommentTarget, model: WorkbookModel, perform: () => unknown): void {
  perform();
  comment.original = false;
  model.notify({ kind: "layout", sheet });
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
