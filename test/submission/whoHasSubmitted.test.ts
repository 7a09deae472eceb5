import {
  type ReceivedFile,
  type WhoHasSubmittedInput,
  whoHasSubmitted,
} from "../../src/submission/whoHasSubmitted";

const file = (providerId: string, period: string, more: Partial<ReceivedFile> = {}): ReceivedFile => ({
  providerId,
  period,
  file: `${providerId} ${period}.xlsx`,
  receivedOn: "2026-10-08",
  rowsSetAside: 0,
  isCutShort: false,
  ...more,
});

const statuses = (input: Partial<WhoHasSubmittedInput>) =>
  whoHasSubmitted({
    providers: [
      { id: "A", name: "Alder" },
      { id: "B", name: "Birch" },
    ],
    received: [],
    hasFigures: () => false,
    cadence: "monthly",
    fiscalYearStart: 1,
    dueDays: 10,
    today: "2026-10-15",
    ...input,
  }).map(({ providerId, period, status, daysLate }) => `${providerId} ${period.key} ${status} ${daysLate}`);

test("before anything came, the last period that is over is expected of everybody", () => {
  expect(statuses({ today: "2026-10-10" })).toEqual(["A 2026-09 expected 0", "B 2026-09 expected 0"]);
  expect(statuses({ today: "2026-10-11" })).toEqual(["A 2026-09 late 1", "B 2026-09 late 1"]);
});

test("without an agreed day nobody is late", () => {
  expect(statuses({ dueDays: null, received: [file("A", "2026-09", { receivedOn: "2027-05-01" })] })).toEqual(
    ["A 2026-09 received 0", "B 2026-09 open 0"],
  );
});

test("what came after its day came late; the first file counts, not the correction", () => {
  const received = [
    file("A", "2026-09", { receivedOn: "2026-10-14" }),
    file("B", "2026-09", { receivedOn: "2026-10-09" }),
    file("B", "2026-09", { receivedOn: "2026-10-14" }),
  ];
  expect(statuses({ received })).toEqual(["A 2026-09 receivedLate 4", "B 2026-09 received 0"]);
});

test("earlier periods are listed from the first file on; figures without a file are figures", () => {
  const received = [file("A", "2026-08"), file("A", "2026-09", { isCutShort: true })];
  const hasFigures = (id: string, period: string) => id === "B" && period === "2026-08";
  expect(statuses({ received, hasFigures })).toEqual([
    "A 2026-08 receivedLate 28",
    "B 2026-08 withoutFile 35",
    "A 2026-09 cutShort 0",
    "B 2026-09 late 5",
  ]);
});

test("ids are the same in any case; a file for a period that is not over is listed too", () => {
  expect(statuses({ received: [file("a", "2026-10")], today: "2026-10-15" })).toEqual([
    "A 2026-09 late 5",
    "B 2026-09 late 5",
    "A 2026-10 received 0",
    "B 2026-10 expected 0",
  ]);
});
