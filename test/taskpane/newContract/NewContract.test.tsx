/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { ContractChoices } from "../../../src/taskpane/newContract/contractDraft";
import type { MadeFile } from "../../../src/workflows/madeFiles";
import { done, failed } from "../given";
import { givenPane, press, recorded } from "../givenPane";
import { OFFER } from "./givenOffer";

expect.extend(toHaveNoViolations);
jest.setTimeout(30_000);

const FILE: MadeFile = { name: "CW-2027.xlsx", bytes: new Uint8Array([1]) };

async function givenWizard(change: Parameters<typeof givenPane>[0] = {}) {
  const create = recorded((_domain: string, _choices: ContractChoices) => done(FILE));
  const open = recorded((_file: MadeFile) => done(null));
  const pane = await givenPane({
    lastResult: () => failed("NoTables", "No tables."),
    offerContracts: () => done(OFFER),
    createContract: create.workflow,
    openMadeFile: open.workflow,
    ...change,
  });
  await press(button("Begin a new contract"));
  await screen.findByText("What is the contract about?");
  return { ...pane, create, open };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const box = (name: string) => screen.getByLabelText(name);
const type = (label: string | RegExp, value: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
const goOn = () => press(button(/^Next:/));
const heading = () => screen.getByRole("heading", { level: 3 }).textContent;

async function toIndicators() {
  await press(screen.getByLabelText(/Child welfare/));
  await goOn();
}

async function toDetails() {
  await toIndicators();
  await goOn();
}

async function toSummary() {
  await toDetails();
  await type(/^Title/, "Family support");
  await type(/^Short id/, "CW-2027");
  await type(/^Name/, "Harbor");
  await goOn();
}

test("a kind must be chosen; each is offered with a line", async () => {
  await givenWizard();
  expect(screen.getByText("A department of your own.")).toBeTruthy();
  await goOn();
  expect(screen.getByText("Choose a kind of contract.")).toBeTruthy();
  await toIndicators();
  expect(heading()).toBe("Indicators");
  expect(document.activeElement?.textContent).toBe("Indicators");
});

test("indicators come with definition, direction, grade, caution, and their source on demand", async () => {
  await givenWizard();
  await toIndicators();
  expect(screen.getByText("Enrolled within 30 days, counted in months. More is better.")).toBeTruthy();
  expect(screen.getByText("Days to contact, counted in months. Less is better.")).toBeTruthy();
  expect(screen.getByText("Expert practice")).toBeTruthy();
  expect(screen.getByText("Only families who were referred.")).toBeTruthy();
  expect(screen.getByText(/for context only: at least 70%/).closest("details")!.open).toBe(false);
});

test("more than five are warned about; the order says which are priorities", async () => {
  await givenWizard();
  await toIndicators();
  for (const id of ["c", "d", "e"]) await press(box(`Measure ${id}`));
  expect(screen.queryByText(/decide little/)).toBeNull();
  await press(box("Measure f"));
  expect(screen.getByText(/^6 indicators are chosen/)).toBeTruthy();
  expect(screen.getByText("Watched")).toBeTruthy();
  await press(button("Make more important: Measure f"));
  const card = box("Measure f").closest("li")!;
  expect(within(card).getByText("Priority 5")).toBeTruthy();
});

test("without an indicator it goes no further", async () => {
  await givenWizard();
  await toIndicators();
  for (const name of ["Enrolled within 30 days", "Days to contact"]) await press(box(name));
  await goOn();
  expect(screen.getByText("Choose at least one indicator.")).toBeTruthy();
  expect(document.activeElement).toBe(box("Enrolled within 30 days"));
});

test("what is missing is said at its field, and the keyboard is put on the first one", async () => {
  await givenWizard();
  await toDetails();
  expect(screen.queryByText("Enter a short id.")).toBeNull();
  await goOn();
  for (const asked of [
    "Enter the title of the contract.",
    "Enter a short id.",
    "Enter the name of the provider.",
  ]) {
    expect(screen.getByText(asked)).toBeTruthy();
  }
  expect(screen.getByText(/^3 things are still open/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText(/^Title/));
});

test("going back, away and returning keep everything", async () => {
  await givenWizard();
  await toDetails();
  await type(/^Title/, "Family support");
  await press(button("Previous step"));
  await press(box("Measure c"));
  await press(button("Back"));
  await press(button("Begin a new contract"));
  expect(heading()).toBe("Indicators");
  await goOn();
  expect(screen.getByLabelText<HTMLInputElement>(/^Title/).value).toBe("Family support");
  expect(screen.getByRole("group", { name: "Measure c" })).toBeTruthy();
});

test("the summary says in words what is made, and it is made and opened", async () => {
  const { create, open } = await givenWizard();
  await toDetails();
  await type(/^Title/, "Family support");
  await type(/^Short id/, "CW-2027");
  await type(/^Name/, "Harbor");
  await type(/^Sites/, "North\nSouth");
  const target = within(screen.getByRole("group", { name: "Enrolled within 30 days" }));
  await act(async () => {
    fireEvent.change(target.getByLabelText("Target, %"), { target: { value: "75" } });
  });
  await act(async () => {
    fireEvent.change(target.getByLabelText("Holds from"), { target: { value: "2027-01-01" } });
  });
  await goOn();
  for (const line of [
    "Family support (CW-2027): child welfare.",
    "Harbor (PRV-0001): North, South",
    "Enrolled within 30 days: 75% from 1 Jan 2027, agreed in the contract.",
    "referral, then enrolment.",
  ]) {
    expect(screen.getByText(line)).toBeTruthy();
  }
  await press(button("Create and open"));
  expect(create.calls.map(([domain, { contractId, targets }]) => [domain, contractId, targets])).toEqual([
    [
      "care",
      "CW-2027",
      [
        {
          providerId: null,
          indicatorId: "enrolled",
          effectiveFrom: "2027-01-01",
          value: 0.75,
          kind: "contract",
        },
      ],
    ],
  ]);
  expect(open.calls).toEqual([[FILE]]);
  expect(screen.getByText(/on a Mac behind this one.*save it as CW-2027\.xlsx/)).toBeTruthy();
  await press(button("Begin another contract"));
  expect(heading()).toBe("Kind of contract");
});

test("a refusal is a sentence, and the summary is still there", async () => {
  await givenWizard({ openMadeFile: () => failed("NotOpened", "Excel did not open it. Download the file.") });
  await toSummary();
  await press(button("Create and open"));
  expect(screen.getByText("Excel did not open it. Download the file.")).toBeTruthy();
  expect(screen.queryByText(/was made/)).toBeNull();
});

test("where Excel drops downloads, none is offered and that is said", async () => {
  Object.assign(globalThis, { Office: { context: { platform: "Mac" } } });
  try {
    await givenWizard();
    await toSummary();
    expect(screen.queryByRole("button", { name: "Create and download" })).toBeNull();
    expect(screen.getByText(/drops downloads/)).toBeTruthy();
  } finally {
    Object.assign(globalThis, { Office: undefined });
  }
});

test("a department reports as a department", async () => {
  await givenWizard();
  await press(screen.getByLabelText(/Internal department/));
  await goOn();
  await goOn();
  expect(screen.getByRole("heading", { name: "Departments" })).toBeTruthy();
  await press(button("Add a department"));
  expect(screen.getByRole("group", { name: "Department 2" })).toBeTruthy();
  await press(button("Remove Department 2"));
  expect(screen.queryByRole("group", { name: "Department 2" })).toBeNull();
});

test("groups are chosen and named line by line", async () => {
  await givenWizard();
  await toDetails();
  expect(screen.getByText(/^“Enrolled within 30 days” is also reported/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Groups of language/).value).toBe(
    "English\nSpanish\nUnknown",
  );
  await press(box("Gender"));
  await type(/^Groups of gender/, "Female\nMale");
  await goOn();
  expect(screen.getByText(/Keep a line "Unknown"/)).toBeTruthy();
  await press(box("Gender"));
  expect(screen.queryByLabelText(/^Groups of gender/)).toBeNull();
});

test("every step can be used by everyone", async () => {
  const { container } = await givenWizard();
  const usable = async () => expect(await axe(container.querySelector("form")!)).toHaveNoViolations();
  await usable();
  await toIndicators();
  await usable();
  await goOn();
  await goOn();
  await usable();
});
