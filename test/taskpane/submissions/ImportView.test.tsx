/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { FileSummary } from "../../../src/workflows/importSummary";
import type { ImportOptions } from "../../../src/workflows/importSubmissions";
import type { ChosenFile, ReadResult } from "../../../src/workflows/incomingFiles";
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
  ...change,
});

const button = (name: string | RegExp) => screen.getByRole("button", { name });

async function givenImport(files: readonly FileSummary[], change: Parameters<typeof givenPane>[0] = {}) {
  const read = recorded((chosen: readonly ChosenFile[]) =>
    done(chosen.map(({ name }): ReadResult => ({ kind: "unreadable", file: name, message: "" }))),
  );
  const imported = recorded((_files: readonly ReadResult[], _options: ImportOptions) =>
    done({ files, cutShort: [], rowsWritten: 3, refreshed: aResult(), note: "" }),
  );
  const pane = await givenPane({
    readIncoming: read.workflow,
    previewImport: () => done({ files, cutShort: [] }),
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
  expect(screen.getAllByText(/Data!F5: 90 out of 80/)).toHaveLength(2);
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
    previewImport: () => done({ files: [summary()], cutShort: ["old.xlsx"] }),
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
