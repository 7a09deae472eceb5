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

test("people named in a comment are found in its text, in the file as well", async () => {
  const book = await givenWorkbook();
  const people = [
    { id: 0, name: "Ann Lee", email: "ann@example.org" },
    { id: 3, name: "Ben Roy", email: "ben@example.org" },
  ];
  const read = await book.excel.run(async (context) => {
    const { comments } = context.workbook;
    const richContent = 'Please, <at id="0">Ann Lee</at> and <at id="3">Ben Roy</at>, look.';
    const comment = comments.add("Sheet1!A1", { mentions: people, richContent }, "Mention");
    comment.replies.add({ mentions: [people[0]!], richContent: '<at id="0">Ann</at>: done' }, "Mention");
    const plain = comments.add("Sheet1!A2", "nobody");
    for (const one of [comment, plain]) one.load("content,richContent,mentions,contentType");
    await context.sync();
    return [comment, plain].map((one) => [
      one.content,
      one.contentType,
      one.mentions.length,
      one.richContent,
    ]);
  });
  expect(read).toEqual([
    [
      "Please, @Ann Lee and @Ben Roy, look.",
      "Mention",
      2,
      'Please, <at id="0">Ann Lee</at> and <at id="1">Ben Roy</at>, look.',
    ],
    ["nobody", "Plain", 0, "nobody"],
  ]);
  const kept = reopened(book.model).sheet("Sheet1")!.comments;
  expect(kept.map(({ mentions }) => mentions)).toEqual(
    book.sheet("Sheet1").comments.map(({ mentions }) => mentions),
  );
  expect(kept[0]!.replies[0]!.mentions).toEqual([
    { name: "Ann Lee", email: "ann@example.org", start: 0, length: 4 },
  ]);
  await book.excel.run(async (context) => {
    const comment = context.workbook.comments.getItemByCell("Sheet1!A1");
    comment.updateMentions({ mentions: [people[1]!], richContent: '<at id="3">Ben Roy</at>?' });
    comment.replies.getItemAt(0).content = "plain again";
    await context.sync();
  });
  const [comment] = book.sheet("Sheet1").comments;
  expect([comment!.content, comment!.mentions!.length]).toEqual(["@Ben Roy?", 1]);
  expect(comment!.replies[0]).not.toHaveProperty("mentions");
});

test("a tag that names nobody is refused", async () => {
  const book = await givenWorkbook();
  await expect(
    book.excel.run(async (context) => {
      context.workbook.comments.add(
        "Sheet1!A1",
        { mentions: [], richContent: '<at id="0">Ann</at>' },
        "Mention",
      );
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "InvalidArgument" });
});
