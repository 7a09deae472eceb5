import { reopened } from "../../spreadsheet/xlsx/samples";
import { givenWorkbook } from "../givenWorkbook";

test("a comment knows who wrote it and when, in the file as well", async () => {
  const book = await givenWorkbook({ Sheet1: [] }, { userName: "Ann", userEmail: "ann@example.org" });
  const read = await book.excel.run(async (context) => {
    const comment = context.workbook.comments.add("Sheet1!A2", "Add data.");
    comment.replies.add("Done.");
    const reply = comment.replies.getItemAt(0);
    comment.load("authorName,authorEmail,creationDate");
    reply.load("id,authorEmail,resolved");
    const place = reply.getLocation();
    place.load("address");
    await context.sync();
    const parent = context.workbook.comments.getItemByReplyId(reply.id);
    parent.load("content");
    reply.getParentComment().content = "Add the data.";
    await context.sync();
    expect(Date.now() - comment.creationDate.getTime()).toBeLessThan(60_000);
    return [
      comment.authorName,
      comment.authorEmail,
      reply.authorEmail,
      reply.resolved,
      place.address,
      parent.content,
    ];
  });
  expect(read).toEqual(["Ann", "ann@example.org", "ann@example.org", false, "Sheet1!A2", "Add data."]);
  const [comment] = book.sheet("Sheet1").comments;
  const { original: _original, ...said } = comment!;
  expect(reopened(book.model).sheet("Sheet1")!.comments).toEqual([{ ...said, original: true }]);
});

test("listeners hear of every change of a comment", async () => {
  const book = await givenWorkbook();
  const told: string[] = [];
  await book.excel.run(async (context) => {
    const { comments } = context.workbook;
    const hear = (event: { type: string; changeType?: string; commentDetails: Excel.CommentDetail[] }) => {
      told.push(`${event.type} ${event.changeType ?? ""} ${event.commentDetails[0]!.replyIds?.length ?? 0}`);
      return Promise.resolve();
    };
    comments.onAdded.add(hear);
    comments.onChanged.add(hear);
    comments.onDeleted.add(hear);
    await context.sync();
    const comment = comments.add("Sheet1!A1", "one");
    comment.content = "two";
    comment.replies.add("three");
    comment.resolved = true;
    comment.resolved = false;
    comment.replies.getItemAt(0).content = "four";
    comment.replies.getItemAt(0).delete();
    comment.delete();
    await context.sync();
  });
  await book.settle();
  expect(told).toEqual([
    "CommentAdded  0",
    "CommentChanged CommentEdited 0",
    "CommentChanged ReplyAdded 1",
    "CommentChanged CommentResolved 1",
    "CommentChanged CommentReopened 1",
    "CommentChanged ReplyEdited 1",
    "CommentChanged ReplyDeleted 1",
    "CommentDeleted  0",
  ]);
});
