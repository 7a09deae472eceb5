/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { TemplateRequest } from "../../../src/workflows/createTemplate";
import type { MadeFile } from "../../../src/workflows/madeFiles";
import type { TemplateChoices } from "../../../src/workflows/templateChoices";
import { done, failed } from "../given";
import { givenPane, press, recorded } from "../givenPane";

expect.extend(toHaveNoViolations);
jest.setTimeout(30_000);

const CHOICES: TemplateChoices = {
  contractId: "CW-2027",
  reportedBy: "provider",
  providers: [
    { id: "PRV-0001", name: "Harbor" },
    { id: "PRV-0002", name: "Bridge" },
  ],
  periods: [
    { key: "2026-10", label: "Oct 2026" },
    { key: "2026-09", label: "Sep 2026" },
  ],
};

async function givenTemplates(change: Parameters<typeof givenPane>[0] = {}) {
  const create = recorded(({ providerIds = [] }: TemplateRequest) =>
    done(providerIds.map((id): MadeFile => ({ name: `${id}.xlsx`, bytes: new Uint8Array([1]) }))),
  );
  const open = recorded((_file: MadeFile) => done(null));
  const pane = await givenPane({
    openTemplateChoices: () => done(CHOICES),
    createTemplates: create.workflow,
    openMadeFile: open.workflow,
    ...change,
  });
  await act(async () => pane.store.openDetail({ kind: "templates" }));
  await screen.findByRole("heading", { name: "Templates" });
  return { ...pane, create, open };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });

/** What the browser would save. jsdom has no downloads. */
function recordedDownloads(): string[] {
  const names: string[] = [];
  Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined });
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  return names;
}

afterEach(() => jest.restoreAllMocks());

test("all providers for the last period, unless something else is chosen", async () => {
  const { create } = await givenTemplates();
  await screen.findByText("Harbor (PRV-0001)");
  await press(button("Make 2 templates"));
  await press(screen.getByLabelText("Bridge (PRV-0002)"));
  await act(async () => {
    fireEvent.change(screen.getByLabelText("Period to report"), { target: { value: "2026-09" } });
  });
  await act(async () => {
    fireEvent.change(screen.getByLabelText("Send back by"), { target: { value: "2026-12-10" } });
  });
  await press(button("Make 1 template"));
  expect(create.calls.map(([{ providerIds, period, dueOn }]) => [providerIds, period, dueOn])).toEqual([
    [["PRV-0001", "PRV-0002"], "2026-10", undefined],
    [["PRV-0001"], "2026-09", "2026-12-10"],
  ]);
});

test("templates are opened one at a time, and the list says which were", async () => {
  const { open } = await givenTemplates();
  await press(await screen.findByText("Make 2 templates"));
  expect(screen.getByText("0 of 2 taken.")).toBeTruthy();
  await press(button("Open PRV-0002.xlsx"));
  expect(open.calls.map(([{ name }]) => name)).toEqual(["PRV-0002.xlsx"]);
  expect(screen.getByText("1 of 2 taken.")).toBeTruthy();
  expect(screen.getByText(/save it as PRV-0002\.xlsx/)).toBeTruthy();
});

test("or downloaded: each, or all in one zip", async () => {
  const names = recordedDownloads();
  await givenTemplates();
  await press(await screen.findByText("Make 2 templates"));
  await press(button("Download PRV-0001.xlsx"));
  await press(button("Download all in one zip"));
  expect(names).toEqual(["PRV-0001.xlsx", "CW-2027_2026-10.zip"]);
  expect(screen.getByText("2 of 2 taken.")).toBeTruthy();
});

test("one that Excel did not open is not marked as taken", async () => {
  await givenTemplates({ openMadeFile: () => failed("NotOpened", "Excel did not open it.") });
  await press(await screen.findByText("Make 2 templates"));
  await press(button("Open PRV-0001.xlsx"));
  expect(screen.getByText("Excel did not open it.")).toBeTruthy();
  expect(screen.getByText("0 of 2 taken.")).toBeTruthy();
});

test("without a provider there is nothing to make", async () => {
  const { create } = await givenTemplates();
  await press(await screen.findByLabelText("Harbor (PRV-0001)"));
  await press(screen.getByLabelText("Bridge (PRV-0002)"));
  await press(button("Make 0 templates"));
  expect(create.calls).toEqual([]);
  expect(screen.getByText("Choose at least one provider.")).toBeTruthy();
});

test("a workbook that is no contract says what is missing", async () => {
  await givenTemplates({ openTemplateChoices: () => failed("NoProvider", "It lists no providers.") });
  expect(await screen.findByText("It lists no providers.")).toBeTruthy();
});

test("can be used by everyone", async () => {
  const { container } = await givenTemplates();
  await press(await screen.findByText("Make 2 templates"));
  expect(await axe(container.querySelector("main section")!)).toHaveNoViolations();
});
