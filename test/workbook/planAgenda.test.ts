import type { Agenda, AgendaLine } from "../../src/meeting/agenda";
import type { CellBlock, RawCell } from "../../src/submission/block";
import type { OutputTable } from "../../src/workbook/outputTable";
import { AGENDA_COLUMN, AGENDA_WIDTH, planAgenda, type AgendaPlan } from "../../src/workbook/planAgenda";

function agenda(...lines: [id: string, text: string][]): Agenda {
  const line = ([id, text]: [string, string]): AgendaLine => ({
    id,
    kind: "statement",
    speaker: "Chair",
    side: "agency",
    text,
    minutes: 5,
    flagId: null,
  });
  return {
    meetingId: "M-1",
    minutes: 60,
    header: [{ label: "Contract", text: "Families first" }],
    sections: [
      {
        number: 1,
        title: "Going well",
        minutes: 60,
        speaker: "Provider",
        side: "provider",
        lines: lines.map(line),
      },
    ],
  };
}

/** A sheet on which the plan's steps are taken as Excel would. */
class Sheet {
  rows: RawCell[][] = [];

  take({ steps }: AgendaPlan): this {
    for (const step of steps) {
      if (step.kind === "delete") this.rows.splice(step.row, 1);
      else if (step.kind === "draft") this.rows[step.row]![AGENDA_COLUMN.draft] = step.text;
      else {
        const { number, text, speaker, minutes, key } = step.content;
        if (step.kind === "insert") this.rows.splice(step.row, 0, new Array<RawCell>(AGENDA_WIDTH).fill(""));
        const draft = this.rows[step.row]![AGENDA_COLUMN.draft]!;
        this.rows[step.row] = [number ?? "", text, speaker, minutes ?? "", draft, key];
      }
    }
    return this;
  }

  get block(): CellBlock {
    return { sheet: "Agenda", row: 0, column: 0, values: this.rows };
  }

  get texts(): RawCell[] {
    return this.rows.map((row) => row[AGENDA_COLUMN.text]!);
  }

  rowOf(text: string): RawCell[] {
    return this.rows.find((row) => row[AGENDA_COLUMN.text] === text)!;
  }
}

function stored({ columns, rows }: OutputTable): CellBlock {
  const values = [
    columns.map(({ header }) => header),
    ...rows.map(({ cells }) => cells.map((cell) => cell ?? "")),
  ];
  return { sheet: "Agenda lines", row: 0, column: 0, values };
}

function drafted(first: Agenda): { sheet: Sheet; lines: CellBlock } {
  const plan = planAgenda(first, null, null);
  return { sheet: new Sheet().take(plan), lines: stored(plan.lines) };
}

const HEAD = ["Agenda", "Contract: Families first", "Going well"];

test("the first draft stands in its order, each line tied to tblAgenda", () => {
  const { sheet, lines } = drafted(agenda(["a", "One"], ["b", "Two"]));
  expect(sheet.texts).toEqual([...HEAD, "One", "Two"]);
  expect(lines.values.slice(1).map((row) => row[1])).toEqual([
    "heading",
    "header:Contract",
    "section:1",
    "a",
    "b",
  ]);
});

test("a second draft of the same agenda changes nothing", () => {
  const same = agenda(["a", "One"], ["b", "Two"]);
  const { sheet, lines } = drafted(same);
  expect(planAgenda(same, sheet.block, lines).steps).toEqual([]);
});

test("an untouched line takes its new text; a reworded one stays and gets the new draft beside it", () => {
  const { sheet, lines } = drafted(agenda(["a", "One"], ["b", "Two"]));
  sheet.rowOf("Two")[AGENDA_COLUMN.text] = "Two, as the manager says it";
  const second = planAgenda(agenda(["a", "One, new"], ["b", "Two, new"]), sheet.block, lines);
  sheet.take(second);
  expect(sheet.texts).toEqual([...HEAD, "One, new", "Two, as the manager says it"]);
  expect(sheet.rowOf("Two, as the manager says it")[AGENDA_COLUMN.draft]).toBe("Two, new");
  expect(second.lines.rows.at(-1)!.cells).toEqual(
    expect.arrayContaining(["edited", "Two, as the manager says it"]),
  );
  expect(
    planAgenda(agenda(["a", "One, new"], ["b", "Two, new"]), sheet.block, stored(second.lines)).steps,
  ).toEqual([]);
});

test("a row that a person added stays below the line it followed", () => {
  const { sheet, lines } = drafted(agenda(["a", "One"], ["b", "Two"]));
  sheet.rows.splice(4, 0, ["", "My own point", "", "", "", ""]);
  sheet.take(planAgenda(agenda(["a", "One"], ["c", "Three"], ["b", "Two"]), sheet.block, lines));
  expect(sheet.texts).toEqual([...HEAD, "One", "My own point", "Three", "Two"]);
});

test("a line whose matter is gone leaves, unless a person changed it", () => {
  const { sheet, lines } = drafted(agenda(["a", "One"], ["b", "Two"]));
  sheet.rowOf("One")[AGENDA_COLUMN.minutes] = 12;
  const second = planAgenda(agenda(), sheet.block, lines);
  sheet.take(second);
  expect(sheet.texts).toEqual([...HEAD, "One"]);
  const third = planAgenda(agenda(), sheet.block, stored(second.lines));
  expect(sheet.take(third).texts).toEqual([...HEAD, "One"]);
});

test("lines that change places are moved, and the rest stays where it is", () => {
  const { sheet, lines } = drafted(agenda(["a", "One"], ["b", "Two"], ["c", "Three"]));
  const plan = planAgenda(agenda(["c", "Three"], ["a", "One"], ["b", "Two"]), sheet.block, lines);
  expect(plan.steps).toHaveLength(2);
  expect(sheet.take(plan).texts).toEqual([...HEAD, "Three", "One", "Two"]);
});
