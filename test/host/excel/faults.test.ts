import { FAULTS, type FaultName } from "../../../src/host/excel/faults";
import { PROFILES } from "../../../src/host/excel/profiles";
import { givenWorkbook, type GivenWorkbook } from "../givenWorkbook";

type Batch = (context: Excel.RequestContext) => void;

/** The code with which a batch ends; null where it succeeds. */
async function codeOf(book: GivenWorkbook, batch: Batch, delayForCellEdit = false): Promise<string | null> {
  try {
    await book.window.Excel.run({ delayForCellEdit }, async (context) => {
      batch(context);
      await context.sync();
    });
    return null;
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

const read: Batch = ({ workbook }) => workbook.worksheets.getItem("Data").getRange("A1").load("values");
const write: Batch = ({ workbook }) => {
  workbook.worksheets.getItem("Data").getRange("D1").values = [["new"]];
};
const addSheet: Batch = ({ workbook }) => {
  workbook.worksheets.add("New");
};
const activate: Batch = ({ workbook }) => workbook.worksheets.getItem("Data").activate();
const select: Batch = ({ workbook }) => workbook.worksheets.getItem("Data").getRange("A1").select();
const askActiveCell: Batch = ({ workbook }) => workbook.getActiveCell().load("address");
const insertRow: Batch = ({ workbook }) => {
  workbook.tables.getItem("tblData").rows.add(0, [["c", 3]]);
};
const keepSetting: Batch = ({ workbook }) => {
  workbook.settings.add("key", "value");
};
const BATCHES = { read, write, addSheet, activate, select, askActiveCell, insertRow, keepSetting };

async function givenData() {
  const rows = [
    ["Key", "Value"],
    ["a", 1],
    ["b", 2],
  ];
  const book = await givenWorkbook({ Data: rows }, { ...PROFILES.win365, tables: { tblData: "Data!A1:B3" } });
  await book.settle();
  return book;
}

/** Which of the batches above a fault refuses, and how. */
const REFUSED: Readonly<Record<FaultName, Partial<Record<keyof typeof BATCHES, string>>>> = {
  cellEdit: everything("InvalidOperationInCellEditMode"),
  sessionTimedOut: everything("InvalidOrTimedOutSession"),
  background: {
    addSheet: "GeneralException",
    activate: "GeneralException",
    select: "GeneralException",
    askActiveCell: "InvalidSelection",
  },
  readOnly: {
    write: "AccessDenied",
    addSheet: "AccessDenied",
    insertRow: "AccessDenied",
    keepSetting: "AccessDenied",
  },
  protectedSheets: { write: "AccessDenied", insertRow: "AccessDenied" },
  protectedStructure: { addSheet: "AccessDenied" },
  filters: { insertRow: "InsertDeleteConflict" },
  storageFull: { keepSetting: "InvalidArgument" },
  dropDown: {},
  lostEvents: {},
  coAuthor: {},
  throttled: everything("ActivityLimitReached"),
  dialogOpen: everything(
    "WriteNotSupportedWhenModalDialogOpen",
    "write",
    "addSheet",
    "insertRow",
    "keepSetting",
  ),
  cellEditOnce: { read: "InvalidOperationInCellEditMode" },
  requestTooLarge: { write: "RequestPayloadSizeLimitExceeded" },
  responseTooLarge: { read: "ResponsePayloadSizeLimitExceeded" },
  memoryLimit: { read: "MemoryLimitReached" },
  inactiveWorkbook: { read: "InactiveWorkbook" },
  generalException: { read: "GeneralException" },
  activityLimit: { read: "ActivityLimitReached" },
  serviceNotAvailable: { read: "ServiceNotAvailable" },
  requestAborted: { read: "RequestAborted" },
  conflict: { read: "Conflict" },
  // Office.js has no code of its own for it.
  requestTimeout: { read: "GeneralException" },
  changeFailed: { write: "GeneralException" },
  answerLost: { write: "RequestAborted" },
};

function everything(code: string, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries((names.length > 0 ? names : Object.keys(BATCHES)).map((name) => [name, code]));
}

const NAMES = (Object.keys(FAULTS) as FaultName[]).filter((name) => name !== "dropDown");

test.each(NAMES)("%s refuses what it says while it is on, and nothing afterwards", async (name) => {
  const book = await givenData();
  const switchOff = FAULTS[name].on(book.host);
  const refused: Record<string, string> = {};
  for (const [batchName, batch] of Object.entries(BATCHES)) {
    const code = await codeOf(book, batch);
    if (code !== null) refused[batchName] = code;
  }
  expect(refused).toEqual(REFUSED[name]);
  switchOff();
  await book.settle();
  const again = await givenNewNames(book);
  expect(again).toEqual([]);
});

/** The batches once more, with a name for the sheet that is not taken. */
async function givenNewNames(book: GivenWorkbook): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, batch] of Object.entries(BATCHES)) {
    const code = await codeOf(
      book,
      name === "addSheet" ? ({ workbook }) => void workbook.worksheets.add() : batch,
    );
    if (code !== null) failed.push(`${name}: ${code}`);
  }
  return failed;
}

test("a change whose answer got lost is done, and one that failed is not", async () => {
  const book = await givenData();
  for (const [fault, after] of [
    ["answerLost", "new"],
    ["changeFailed", null],
  ] as const) {
    book.type("Data!D1", "");
    const switchOff = FAULTS[fault].on(book.host);
    expect(await codeOf(book, write)).not.toBeNull();
    expect(book.cell("Data!D1")).toBe(after);
    switchOff();
  }
});

test("a run that may wait is answered when the typing ends", async () => {
  const book = await givenData();
  const switchOff = FAULTS.cellEdit.on(book.host);
  let isDone = false;
  const waiting = codeOf(book, write, true).then((code) => {
    isDone = true;
    return code;
  });
  await book.settle();
  expect([isDone, book.cell("Data!D1")]).toEqual([false, null]);
  switchOff();
  expect(await waiting).toBeNull();
  expect(book.cell("Data!D1")).toBe("new");
});

test("while a drop-down is open every request waits, and none is lost", async () => {
  const book = await givenData();
  const switchOff = FAULTS.dropDown.on(book.host);
  const waiting = Promise.all([codeOf(book, write), codeOf(book, read)]);
  await book.settle();
  expect(book.cell("Data!D1")).toBeNull();
  switchOff();
  expect(await waiting).toEqual([null, null]);
  expect(book.cell("Data!D1")).toBe("new");
});

test("a filter hides the rows of every table, and its end shows them", async () => {
  const book = await givenData();
  const switchOff = FAULTS.filters.on(book.host);
  expect([...book.sheet("Data").hiddenRows]).toEqual([2]);
  switchOff();
  expect([...book.sheet("Data").hiddenRows]).toEqual([]);
});

test("events get lost while they do, and later ones arrive", async () => {
  const book = await givenData();
  const heard: string[] = [];
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Data").onChanged.add(({ address }) => {
      heard.push(address);
      return Promise.resolve();
    });
    await context.sync();
  });
  const switchOff = FAULTS.lostEvents.on(book.host);
  book.type("Data!D1", "lost");
  switchOff();
  book.type("Data!D2", "heard");
  await book.settle();
  expect(heard).toEqual(["D2"]);
});

test("a co-author types between two requests of one run, and events say that it was not here", async () => {
  const book = await givenData();
  const heard: string[] = [];
  await book.excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    sheet.onChanged.add(({ address, source }) => {
      heard.push(`${source} ${address}`);
      return Promise.resolve();
    });
    sheet.getRange("F5").select();
    await context.sync();
  });
  await book.settle();
  const switchOff = FAULTS.coAuthor.on(book.host);
  const seen = await book.excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem("Data").getRange("F5").load("values");
    await context.sync();
    const [[before]] = cell.values as [[unknown]];
    cell.load("values");
    await context.sync();
    const [[after]] = cell.values as [[unknown]];
    return [before, after];
  });
  switchOff();
  await book.settle();
  expect(seen).toEqual(["", "Co-author 1"]);
  expect(heard[0]).toBe("Remote F5");
});

test("a read-only workbook says so", async () => {
  const book = await givenData();
  const isReadOnly = () =>
    book.excel.run(async (context) => {
      const { workbook } = context;
      workbook.load("readOnly");
      await context.sync();
      return workbook.readOnly;
    });
  expect(await isReadOnly()).toBe(false);
  const switchOff = FAULTS.readOnly.on(book.host);
  expect(await isReadOnly()).toBe(true);
  switchOff();
});

describe("what a platform lets an add-in keep in the file", () => {
  const MEGABYTE = 1024 * 1024;
  const settingOf =
    (size: number) =>
    ({ workbook }: Excel.RequestContext) =>
      void workbook.settings.add("key", "x".repeat(size));
  const partOf =
    (size: number) =>
    ({ workbook }: Excel.RequestContext) =>
      void workbook.customXmlParts.add(`<a>${"x".repeat(size)}</a>`);

  test("2 MB of settings everywhere", async () => {
    for (const profile of [PROFILES.web, PROFILES.mac]) {
      const book = await givenWorkbook({ Data: [] }, profile);
      expect(await codeOf(book, settingOf(MEGABYTE))).toBeNull();
      expect(await codeOf(book, settingOf(2 * MEGABYTE))).toBe("InvalidArgument");
    }
  });

  test("1 MB in a custom XML part on the web", async () => {
    const web = await givenWorkbook({ Data: [] }, PROFILES.web);
    expect(await codeOf(web, partOf(1000))).toBeNull();
    expect(await codeOf(web, partOf(MEGABYTE))).toBe("InvalidArgument");
    const desktop = await givenWorkbook({ Data: [] }, PROFILES.win365);
    expect(await codeOf(desktop, partOf(MEGABYTE))).toBeNull();
  });
});
