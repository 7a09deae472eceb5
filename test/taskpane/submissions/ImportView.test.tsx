/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { FileSummary } from "../../../src/workflows/importSummary";
import type { ImportOptions } from "../../../src/workflows/importSubmissions";
import type { ChosenFile, ReadResult } from "../../../src/workflows/incomingFiles";
import { proposeSource } from "../../../src/submission/sources/proposeSource";
import { givenFile, givenSheet } from "../../submission/givenFile";
import { proposeReading } from "../../../src/submission/proposeReading";
import { aResult, done, failed } from "../given";
import { givenPane, press, recorded } from "../givenPane";

expect.extend(toHaveNoViolations);
jest.setTimeout(30_000);

const summary = (change: Partial<FileSummary> = {}): FileSummary => ({
  file: "september.xlsx",
  outcome: "ready",
  providerId: "PRV-0001",
  provider: "Harbor",
  period: "2026-09",
  counts: { added: 3, changed: 0, repeated: 0, setAside: 1, waiting: 0 },
  questions: 0,
  problems: [
    { code: "DQ10", severity: "stop", sheet: "Data", cell: "F5", message: "90 out of 80 cannot be right." },
  ],
  sentence: "3 new, 1 set aside.",
  shares: [],
  proposal: null,
  reading: null,
  ...change,
});

const NAMES = {
  providers: [
    { id: "PRV-0001", name: "Harbor House" },
    { id: "PRV-0002", name: "Bridge Center" },
  ],
  indicators: [{ id: "visits", name: "Home visits", aggregation: "sum" as const }],
};

/** How a file of another layout would be read: one name of it is not in the contract. */
const proposed = () =>
  proposeSource(
    "visits.xlsx",
    proposeReading(
      givenFile(
        givenSheet("Visits", [
          ["Home visits"],
          ["Site", "2026-08", "2026-09"],
          ["Harbor House", 40, 44],
          ["Bridge Ctr", 23, 19],
        ]),
      ),
    ),
    { date1904: false, isTextFile: false },
    [],
    NAMES,
  );

const button = (name: string | RegExp) => screen.getByRole("button", { name });

async function givenImport(files: readonly FileSummary[], change: Parameters<typeof givenPane>[0] = {}) {
  const read = recorded((chosen: readonly ChosenFile[]) =>
    done(chosen.map(({ name }): ReadResult => ({ kind: "unreadable", file: name, message: "" }))),
  );
  const imported = recorded((_files: readonly ReadResult[], _options: ImportOptions) =>
    done({ files, cutShort: [], names: NAMES, rowsWritten: 3, refreshed: aResult(), note: "" }),
  );
  const pane = await givenPane({
    readIncoming: read.workflow,
    previewImport: () => done({ files, cutShort: [], names: NAMES }),
    importSubmissions: imported.workflow,
    makeReceipts: () => done([{ name: "Receipt_PRV-0001.xlsx", bytes: new Uint8Array([1]) }]),
    ...change,
  });
  await act(async () => pane.store.openDetail({ kind: "import" }));
  await screen.findByRole("heading", { name: "Import submissions" });
  const input = await screen.findByLabelText("Files to import");
  await act(async () => {
    fireEvent.change(input, { target: { files: files.map(({ file }) => new File(["x"], file)) } });
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  return { ...pane, read, imported };
}

test("chosen files are looked at first: what is new, what is wrong, with sheet and cell", async () => {
  const { read, imported, container } = await givenImport([
    summary(),
    summary({ file: "b.xlsx", provider: "Bridge" }),
  ]);
  expect(read.calls[0]![0].map(({ name }) => name)).toEqual(["september.xlsx", "b.xlsx"]);
  expect(screen.getAllByText("3 new, 1 set aside.")).toHaveLength(2);
  expect(screen.getAllByText(/90 out of 80/)).toHaveLength(2);
  expect(screen.getByText("september.xlsx · Data · F5")).toBeTruthy();
  expect(imported.calls).toEqual([]);
  expect(button("Import 2 files")).toBeTruthy();
  expect(await axe(container)).toHaveNoViolations();
});

test("one click imports them, shows what was written and offers the receipts", async () => {
  const { store, imported } = await givenImport([summary()]);
  await press(button("Import 1 file"));
  expect(imported.calls).toHaveLength(1);
  expect(screen.getByText("3 rows were written")).toBeTruthy();
  expect(store.getState().result).toEqual(aResult());
  await press(button("Make receipts for the providers"));
  expect(button("Open Receipt_PRV-0001.xlsx")).toBeTruthy();
});

test("where figures changed without a word the reason is asked for, and goes with the import", async () => {
  const counts = { added: 0, changed: 0, repeated: 3, setAside: 0, waiting: 1 };
  const { imported } = await givenImport([summary({ counts })]);
  fireEvent.change(screen.getByLabelText(/^Why did figures change/), { target: { value: "Late forms" } });
  await press(button("Import 1 file"));
  expect(imported.calls[0]![1].reasons).toEqual({ "": "Late forms" });
});

test("many files are summed up, and two of one provider and month that differ are named and can be left out", async () => {
  const twin = { provider: "Harbor", period: "2026-09" };
  const before = [
    summary({ ...twin, file: "september.xlsx" }),
    summary({ ...twin, file: "september corrected.xlsx" }),
    summary({ file: "b.xlsx", providerId: "PRV-0002" }),
    summary({ file: "c.xlsx", outcome: "unreadable", sentence: "c.xlsx is empty (0 bytes)." }),
  ];
  const previewed = recorded((files: readonly ReadResult[]) =>
    done({ files: before.slice(-files.length), cutShort: [], names: NAMES }),
  );
  const { container } = await givenImport(before, { previewImport: previewed.workflow });
  expect(screen.getByText("Of 4 files 3 are ready, 1 cannot be used.")).toBeTruthy();
  expect(screen.getByText(/^2 files are from Harbor for 2026-09, and differ/)).toBeTruthy();
  expect(screen.getByText("is empty (0 bytes).", { exact: false }).textContent).toBe(
    "✖ c.xlsx is empty (0 bytes).",
  );
  expect(screen.queryByRole("button", { name: "Leave out b.xlsx" })).toBeNull();
  expect(await axe(container)).toHaveNoViolations();
  await press(button("Leave out september.xlsx"));
  const left = previewed.calls.at(-1)![0].map((file) => (file as { file: string }).file);
  expect(left).toEqual(["september corrected.xlsx", "b.xlsx", "c.xlsx"]);
  expect(screen.queryByText(/and differ/)).toBeNull();
});

test("of two files of one name only the one that is pressed is left out", async () => {
  const twins = [summary({ file: "september.xlsx" }), summary({ file: "september.xlsx" })];
  const previewed = recorded((files: readonly ReadResult[]) =>
    done({ files: twins.slice(-files.length), cutShort: [], names: NAMES }),
  );
  await givenImport(twins, { previewImport: previewed.workflow });
  await press(screen.getAllByRole("button", { name: "Leave out september.xlsx" })[1]!);
  expect(previewed.calls.map(([files]) => files.length)).toEqual([2, 1]);
});

test("files that bring nothing can be looked at and not imported", async () => {
  const { imported } = await givenImport([
    summary({ outcome: "repeated" }),
    summary({ outcome: "unknown", provider: "" }),
  ]);
  await press(button("Nothing to import"));
  expect(imported.calls).toEqual([]);
});

test("an import that was cut short is told before anything else", async () => {
  await givenImport([summary()], {
    previewImport: () => done({ files: [summary()], cutShort: ["old.xlsx"], names: NAMES }),
  });
  expect(screen.getByText(/An earlier import was cut short: old\.xlsx/)).toBeTruthy();
});

test("why files cannot be compared is said in words", async () => {
  await givenImport([summary()], {
    previewImport: () => failed("NoTables", "This is no contract workbook."),
  });
  expect(screen.getByText("This is no contract workbook.")).toBeTruthy();
});

test("who has submitted is shown on request", async () => {
  await givenImport([summary()], {
    listSubmissions: () =>
      done({
        lines: [],
        latest: [{ provider: "Bridge", status: "✖ Not received, 4 days late" }],
        summary: "1 late.",
      }),
  });
  await press(button(/Show who has submitted/));
  expect(screen.getByText("Bridge: ✖ Not received, 4 days late")).toBeTruthy();
});

test("a file of another layout is proposed, corrected and confirmed in the view, and goes with the import", async () => {
  const unknown = summary({
    file: "visits.xlsx",
    outcome: "unknown",
    provider: "",
    period: "",
    proposal: proposed(),
  });
  const previewed = recorded((_files: readonly ReadResult[], { sources = {} }: ImportOptions) => {
    const file = sources["visits.xlsx"] ? summary({ file: "visits.xlsx" }) : unknown;
    return done({ files: [file], cutShort: [], names: NAMES });
  });
  const { imported, container } = await givenImport([unknown], { previewImport: previewed.workflow });
  await press(button("Say how it is read: visits.xlsx"));
  expect(screen.getByRole("heading", { name: "How is visits.xlsx read?" })).toBeTruthy();
  expect(screen.getByText('Which provider is "Bridge Ctr"?')).toBeTruthy();
  expect(await axe(container)).toHaveNoViolations();

  await press(button("Read it like this"));
  expect(previewed.calls).toHaveLength(1);
  await press(button("It is Bridge Center (PRV-0002)"));
  await press(button("Read it like this"));
  const { sources } = previewed.calls[1]![1];
  expect(sources!["visits.xlsx"]!.names.providers).toEqual({ "Bridge Ctr": "PRV-0002" });
  await press(button("Import 1 file"));
  expect(imported.calls[0]![1].sources).toEqual(sources);
});

test("going back loses nothing: the files and what was said about them are there again", async () => {
  const unknown = summary({ file: "visits.xlsx", outcome: "unknown", provider: "", proposal: proposed() });
  const { store } = await givenImport([unknown]);
  await press(button("Say how it is read: visits.xlsx"));
  await press(button("It is Bridge Center (PRV-0002)"));
  await press(button("Back"));
  expect(store.getState().detail).toBeNull();
  await act(async () => store.openImport());
  expect(await screen.findByRole("heading", { name: "How is visits.xlsx read?" })).toBeTruthy();
  expect(screen.queryByText('Which provider is "Bridge Ctr"?')).toBeNull();
});

test("how a remembered file was read unfolds, and what stands in the workbook is shown by a click", async () => {
  const shown = recorded(() => done(null));
  const file = summary({
    reading: {
      isRemembered: true,
      sentence: "Read as last time (visits.xlsx, 2026-10-08).",
      details: ["Providers: column A."],
    },
    problems: [
      {
        code: "DQ22",
        severity: "ask",
        sheet: "Visits",
        cell: "C3",
        message: "2026-09 was 44, now 45.",
        standing: { sheet: "Data", address: "H7" },
      },
    ],
  });
  await givenImport([file], { goToCells: shown.workflow });
  expect(screen.getByText("Providers: column A.")).toBeTruthy();
  await press(button("Show what stands in Data!H7"));
  expect(shown.calls).toEqual([[{ sheet: "Data", address: "H7" }]]);
});
