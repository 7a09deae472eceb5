/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { ShareRequest } from "../../../src/workflows/share";
import type { ShareChoices } from "../../../src/workflows/shareChoices";
import { done, failed } from "../given";
import { givenPane, press, recorded } from "../givenPane";

expect.extend(toHaveNoViolations);
jest.setTimeout(30_000);

const CHOICES: ShareChoices = {
  contractId: "CW-2027",
  providers: [
    { id: "PRV-0001", name: "Harbor" },
    { id: "PRV-0002", name: "Bridge" },
  ],
  meetings: [{ id: "M-7", label: "M-7, 2026-11-12" }],
  threshold: 11,
  masked: [{ measure: "Enrolled", figure: "Harbor, Sep 2026", reason: "small number" }],
  warnings: [],
  tellingTexts: [],
};

const button = (name: string | RegExp) => screen.getByRole("button", { name });

async function givenShare(change: Parameters<typeof givenPane>[0] = {}) {
  const share = recorded((request: ShareRequest) =>
    done({
      files: ("meetingId" in request.for ? [request.for.meetingId] : request.for.providerIds).map((id) => ({
        name: `${id}.xlsx`,
        bytes: new Uint8Array([1]),
        for: id,
      })),
      masked: CHOICES.masked,
      warnings: [],
      textsLeftOut: request.leaveTextsOut
        ? ["Story!D2 (what_happened; a number of Enrolled: Harbor, Sep 2026)"]
        : [],
    }),
  );
  const pane = await givenPane({ openShareChoices: () => done(CHOICES), share: share.workflow, ...change });
  await act(async () => pane.store.openDetail({ kind: "share" }));
  await screen.findByRole("heading", { name: "Share" });
  await screen.findByText("What will not be shown");
  return { ...pane, share };
}

test("a workbook for each chosen provider; they are handed out one by one or as a zip", async () => {
  const { share } = await givenShare();
  await press(screen.getByLabelText("Bridge (PRV-0002)"));
  await press(button("Make 1 workbook"));
  await press(screen.getByLabelText("Bridge (PRV-0002)"));
  await press(button("Make 2 workbooks"));
  expect(share.calls.map(([request]) => request.for)).toEqual([
    { providerIds: ["PRV-0001"] },
    { providerIds: ["PRV-0001", "PRV-0002"] },
  ]);
  expect(screen.getByText("2 workbooks were made")).toBeTruthy();
  expect(button("Download all in one zip")).toBeTruthy();
  expect(button("Open PRV-0002.xlsx")).toBeTruthy();
});

test("or one for a meeting", async () => {
  const { share } = await givenShare();
  await act(async () => {
    fireEvent.change(screen.getByLabelText("Make"), { target: { value: "M-7" } });
  });
  await press(button("Make 1 workbook"));
  expect(share.calls.map(([request]) => request.for)).toEqual([{ meetingId: "M-7" }]);
});

test("before anything is made it is said what will not be shown, and why", async () => {
  const { container } = await givenShare();
  expect(screen.getByText("Enrolled: 1 figure")).toBeTruthy();
  expect(screen.getByText("Harbor, Sep 2026: small number")).toBeTruthy();
  expect(await axe(container)).toHaveNoViolations();
});

test("a possible name stops it until somebody says that they looked", async () => {
  const tried = recorded((_request: ShareRequest) =>
    failed("Identifiers", "Nothing was shared: a text may hold a client's name."),
  );
  await givenShare({ share: tried.workflow });
  await press(button("Make 2 workbooks"));
  expect(screen.getByText("Nothing was shared: a text may hold a client's name.")).toBeTruthy();
  await press(screen.getByLabelText("I looked at the texts: the possible names are no clients'."));
  await press(button("Make 2 workbooks"));
  expect(tried.calls.map(([{ namesLookedAt }]) => namesLookedAt)).toEqual([false, true]);
});

test("texts that say a number which is not shown are named before, and left out by a click", async () => {
  const place = "Story!D2 (what_happened; a number of Enrolled: Harbor, Sep 2026)";
  const { share, container } = await givenShare({
    openShareChoices: () => done({ ...CHOICES, tellingTexts: [place] }),
  });
  expect(screen.getByText(place)).toBeTruthy();
  expect(screen.getByText(/1 text says a number that is not shown/)).toBeTruthy();
  expect(await axe(container)).toHaveNoViolations();
  await press(screen.getByLabelText("Leave these texts out"));
  await press(button("Make 2 workbooks"));
  expect(share.calls.map(([{ leaveTextsOut }]) => leaveTextsOut)).toEqual([true]);
  expect(screen.getByText(`1 text was left out: ${place}.`)).toBeTruthy();
});

test("texts of an earlier meeting are named by the refusal, and can be left out then", async () => {
  const tried = recorded((request: ShareRequest) =>
    request.leaveTextsOut
      ? done({ files: [], masked: [], warnings: [], textsLeftOut: [] })
      : failed("SmallNumbers", "Nothing was shared yet. A text says a number that is not shown."),
  );
  await givenShare({ share: tried.workflow });
  expect(screen.queryByLabelText("Leave these texts out")).toBeNull();
  await press(button("Make 2 workbooks"));
  await press(screen.getByLabelText("Leave these texts out"));
  await press(button("Make 2 workbooks"));
  expect(tried.calls.map(([{ leaveTextsOut }]) => leaveTextsOut)).toEqual([false, true]);
});

test("the projector guard says what the room can work out and shows where it stands", async () => {
  const shown = recorded((_cell: { sheet: string; address: string }) => done(null));
  const pane = await givenPane({
    goToCells: shown.workflow,
    guardProjector: () =>
      done({
        sentence: "1 small count of people can be read or worked out. Hide Data.",
        exposed: [
          {
            what: "Enrolled: Harbor, 2026-09",
            how: "can be read on Data",
            sheets: ["Data"],
            cells: [{ sheet: "Data", address: "F7" }],
          },
        ],
        toHide: ["Data"],
        hidden: [],
        hiddenInWords: "",
      }),
  });
  await act(async () => pane.store.selectTab("settings"));
  await press(button("What can the room work out?"));
  expect(screen.getByText(/Hide Data/)).toBeTruthy();
  await press(button("Show Data!F7"));
  expect(shown.calls).toEqual([[{ sheet: "Data", address: "F7" }]]);
});

test("one click hides what the guard names, the next shows it again; a refusal is said", async () => {
  const safe = {
    sentence: "Nothing can be worked out.",
    exposed: [],
    toHide: [],
    hidden: ["Data!7:7"],
    hiddenInWords: "row 7 of Data",
  };
  const open = {
    sentence: "1 small count of people can be read or worked out. Hide row 7 of Data.",
    exposed: [{ what: "Enrolled: Harbor", how: "can be read on Data", sheets: ["Data"], cells: [] }],
    toHide: ["Data!7:7"],
    hidden: [],
    hiddenInWords: "",
  };
  const hide = recorded((_names: readonly string[]) => done(safe));
  const answers = [failed("OutputProblem", "The structure of this workbook is protected."), done(open)];
  const pane = await givenPane({
    guardProjector: () => done(open),
    hideFromRoom: hide.workflow,
    showRoomSheets: () => answers.shift()!,
  });
  await act(async () => pane.store.selectTab("settings"));
  await press(button("What can the room work out?"));
  await press(button("Hide it"));
  expect(hide.calls[0]![0]).toEqual(["Data!7:7"]);
  expect(screen.getByText("Nothing can be worked out.")).toBeTruthy();
  expect(screen.getByText("Hidden from the room: row 7 of Data.")).toBeTruthy();
  await press(button("Show it again"));
  expect(screen.getByText("The structure of this workbook is protected.")).toBeTruthy();
  await press(button("Show it again"));
  expect(button("Hide it")).toBeTruthy();
});
