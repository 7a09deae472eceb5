import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { shapeState, type ShapeModel } from "../../../src/spreadsheet/model/shape";
import { changedParts, everything, reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenExcel, givenWorkbook } from "../givenWorkbook";

/** One point, as a PNG file. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

type Book = Awaited<ReturnType<typeof givenWorkbook>>;

const draw = (book: Book, act: (shapes: Excel.ShapeCollection, sheet: Excel.Worksheet) => unknown) =>
  book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    act(sheet.shapes, sheet);
    await context.sync();
  });

async function givenShapes() {
  const book = await givenWorkbook({ Data: [["a"], [1]] });
  await draw(book, (shapes) => {
    const place = (shape: Excel.Shape, name: string, left: number, top: number) =>
      shape.set({ name, left, top, width: 100, height: 50 });
    const box = shapes.addGeometricShape("Round2SameRectangle");
    place(box, "Box", 10, 20);
    box.fill.setSolidColor("green");
    box.fill.transparency = 0.25;
    box.lineFormat.dashStyle = "DashDotDot";
    box.lineFormat.style = "ThinThick";
    box.lineFormat.transparency = 0.5;
    box.rotation = 30;
    box.textFrame.textRange.text = "two\nlines <&>";
    box.textFrame.textRange.font.bold = true;
    box.textFrame.textRange.font.color = "#112233";
    const text = shapes.addTextBox("A box with text");
    place(text, "Text", 200, 20);
    text.textFrame.horizontalAlignment = "Center";
    text.textFrame.autoSizeSetting = "AutoSizeShapeToFitText";
    const line = shapes.addLine(300, 200, 150, 100, "Curve");
    line.name = "Line";
    line.line.beginArrowheadStyle = "Oval";
    line.line.endArrowheadLength = "Long";
    line.line.connectBeginShape(box, 2);
    const picture = shapes.addImage(PICTURE);
    place(picture, "Picture", 10, 120);
    picture.altTextDescription = "A point";
  });
  return book;
}

const known = (shapes: readonly ShapeModel[]) =>
  shapes.map((shape) => ({ ...shape, source: undefined, id: "" }));

test("shapes, texts, lines and pictures are read back", async () => {
  const book = await givenShapes();
  const read = await book.excel.run(async (context) => {
    const { shapes } = context.workbook.worksheets.getItem("Data");
    shapes.load("items/name,items/type,items/left,items/zOrderPosition,items/rotation");
    const box = shapes.getItem("box");
    box.load("geometricShapeType");
    box.fill.load("foregroundColor,type,transparency");
    box.lineFormat.load("style,transparency");
    const line = shapes.getItem("Line");
    line.load("left,top,width,height");
    line.line.load("isBeginConnected,isEndConnected,beginConnectedSite,connectorType,beginArrowheadStyle");
    const held = line.line.beginConnectedShape.load("name");
    const { image } = shapes.getItem("Picture");
    image.load("format");
    await context.sync();
    return {
      all: shapes.items.map(({ name, type, left, zOrderPosition }) => [name, type, left, zOrderPosition]),
      box: [box.geometricShapeType, box.fill.foregroundColor, box.fill.type, box.fill.transparency],
      outline: [box.lineFormat.style, box.lineFormat.transparency],
      line: [line.line.isBeginConnected, line.line.isEndConnected, line.line.beginConnectedSite, held.name],
      ends: [line.left, line.top, line.width, line.height],
      format: image.format,
    };
  });
  expect(read).toEqual({
    all: [
      ["Box", "GeometricShape", 10, 0],
      ["Text", "GeometricShape", 200, 1],
      ["Line", "Line", 60, 2],
      ["Picture", "Image", 10, 3],
    ],
    box: ["Round2SameRectangle", "#008000", "Solid", 0.25],
    outline: ["ThinThick", 0.5],
    line: [true, false, 2, "Box"],
    // From the middle of the box's lower side to where the line ended.
    ends: [60, 70, 90, 30],
    format: "PNG",
  });
});

test("the file keeps them, and rewrites only the one that changed", async () => {
  const book = await givenShapes();
  const bytes = saveWorkbook(book.model);
  const opened = openWorkbook(bytes);
  const shapes = opened.model.sheet("Data")!.shapes;
  const held = (list: readonly ShapeModel[]) =>
    list.flatMap(({ drawn }) =>
      drawn.kind === "line" ? [list.findIndex(({ id }) => id === drawn.begin.held?.shape)] : [],
    );
  expect(held(shapes)).toEqual([0]);
  const plain = (list: readonly ShapeModel[]) =>
    known(list).map((shape) =>
      shape.drawn.kind === "line" ? { ...shape, drawn: shape.drawn.connector } : shape,
    );
  expect(plain(shapes)).toEqual(plain(book.sheet("Data").shapes));
  expect(changedParts(bytes, saveWorkbook(opened))).toEqual([]);
  shapes[1]!.name = "Renamed";
  expect(changedParts(bytes, saveWorkbook(opened))).toEqual(["xl/drawings/drawing1.xml"]);
  const again = openWorkbook(saveWorkbook(opened)).model.sheet("Data")!.shapes;
  expect(again.map(({ name }) => name)).toEqual(["Box", "Renamed", "Line", "Picture"]);
});

test("shapes stand before and behind each other, and go, in the file as well", async () => {
  const { model, origin } = openWorkbook(saveWorkbook((await givenShapes()).model));
  const book = await givenExcel(model);
  await draw(book, (shapes) => {
    shapes.getItem("Box").setZOrder("BringToFront");
    shapes.getItem("Picture").setZOrder("SendBackward");
    shapes.getItem("Text").delete();
  });
  const saved = openWorkbook(saveWorkbook({ model, origin })).model.sheet("Data")!;
  expect(saved.shapes.map(({ name }) => name)).toEqual(["Picture", "Line", "Box"]);
});

test("shapes move, turn and grow; a locked ratio lets the other side follow", async () => {
  const book = await givenShapes();
  await draw(book, (shapes) => {
    const text = shapes.getItem("Text");
    text.incrementLeft(-25);
    text.incrementTop(5);
    text.incrementRotation(-30);
    text.lockAspectRatio = true;
    text.scaleHeight(1.5, "CurrentSize", "ScaleFromMiddle");
  });
  const { left, top, width, height, rotation } = book.sheet("Data").shapes[1]!;
  expect([left, top, width, height, rotation]).toEqual([150, 12.5, 150, 75, 330]);
});

test("a group moves as one, is kept in the file, and is taken apart again", async () => {
  const book = await givenShapes();
  await draw(book, (shapes) => {
    const group = shapes.addGroup([shapes.getItem("Box"), shapes.getItem("Text")]);
    group.name = "Group";
    group.incrementLeft(50);
  });
  const { model } = openWorkbook(saveWorkbook(book.model));
  const again = await givenExcel(model);
  const read = await again.excel.run(async (context) => {
    const { shapes } = context.workbook.worksheets.getItem("Data");
    const group = shapes.getItem("Group").load("left,width,type");
    group.group.shapes.load("items/name,items/left,items/level");
    await context.sync();
    const inside = group.group.shapes.items.map(({ name, left, level }) => [name, left, level]);
    group.group.ungroup();
    shapes.load("items/name");
    await context.sync();
    return [group.type, group.left, group.width, inside, shapes.items.map(({ name }) => name)];
  });
  expect(read).toEqual([
    "Group",
    60,
    290,
    [
      ["Box", 60, 1],
      ["Text", 250, 1],
    ],
    ["Line", "Picture", "Box", "Text"],
  ]);
});

test.each<[string, (shapes: Excel.ShapeCollection) => unknown, string]>([
  ["what no gallery has", (shapes) => shapes.addGeometricShape("Blob" as "Cloud"), "InvalidArgument"],
  ["a picture of something else", (shapes) => shapes.addImage(btoa("no picture")), "InvalidArgument"],
  ["a group of one", (shapes) => shapes.addGroup([shapes.getItem("Box")]), "InvalidArgument"],
  ["none of the name", (shapes) => shapes.getItem("Nix").delete(), "ItemNotFound"],
  ["the line of a box", (shapes) => shapes.getItem("Box").line.load("connectorType"), "InvalidOperation"],
  [
    "a fifth site",
    (shapes) => shapes.getItem("Line").line.connectEndShape(shapes.getItem("Box"), 4),
    "InvalidArgument",
  ],
])("Excel refuses %s", async (_what, act, code) => {
  await expect(draw(await givenShapes(), act)).rejects.toMatchObject({ code });
});

test("shapes of another program's file are seen and stay as they are", () => {
  const bytes = everything();
  const opened = openWorkbook(bytes);
  const shapes = opened.model.sheets.flatMap((sheet) => sheet.shapes);
  expect(shapes.map(({ drawn }) => drawn.kind)).toEqual(["image"]);
  expect(changedParts(bytes, saveWorkbook(opened))).toEqual([]);
});

test("a copied sheet has shapes of its own, and its lines hold to those", async () => {
  const book = await givenShapes();
  await draw(book, (_shapes, sheet) => sheet.copy("End"));
  const [source, copy] = [book.sheet("Data").shapes, book.sheet("Data (2)").shapes];
  expect(copy.some(({ id }) => source.some((one) => one.id === id))).toBe(false);
  const line = copy[2]!.drawn;
  expect(line.kind === "line" && line.begin.held?.shape).toBe(copy[0]!.id);
  expect(shapeState(copy[3]!)).toEqual(shapeState(source[3]!));
});

schemaTest("shapes satisfy the schema", async () => {
  const book = await givenShapes();
  await draw(book, (shapes) => {
    shapes.addGroup([shapes.getItem("Box"), shapes.getItem("Picture")]);
    shapes.addTextBox();
  });
  expect(schemaFindings(saveWorkbook(book.model))).toEqual([]);
  expect(reopened(book.model).sheet("Data")!.shapes).toHaveLength(4);
});
