import { FAULTS, type FaultName } from "../../src/host/excel/faults";
import { PROFILES } from "../../src/host/excel/profiles";
import type { AskedName } from "./everyEnding";
import type { OfflineName } from "./everyWorkflow";

/** How each workflow ended under each fault: "done", "waits" or its sentence. */
export type Seen = ReadonlyMap<FaultName, ReadonlyMap<AskedName, string>>;

/** What a person or a program asks for, in the words of the pane. */
const ASKED: Readonly<Record<AskedName, string>> = {
  refresh: "Refresh",
  checkData: "Check data",
  draftAgenda: "Draft agenda",
  fixBaseline: "Fix a baseline",
  undoRefresh: "Undo last refresh",
  correct: "Take a correction",
  answer: "Answer a question",
  importSubmissions: "Import submissions",
  importFiles: "Import by a program",
  listSubmissions: "Who has submitted",
  share: "Share",
  saveSettings: "Change a setting",
  hideFromRoom: "Hide sheets from the room",
  showRoomSheets: "Show them again",
  lastResult: "Show the last result",
  previewImport: "Compare files",
  openTemplateChoices: "Choose templates",
  createTemplates: "Make templates",
  openShareChoices: "Choose what to share",
  guardProjector: "Projector guard",
  openBaselines: "Look at a baseline",
  readSelection: "Use the selected range",
  readSettings: "Read the settings",
  goToCells: "Go to cells",
  goToChart: "Go to a chart",
  openMadeFile: "Open a made file",
  refreshWithMapping: "Refresh from a mapped range",
  selfTest: "Self-test",
};

const OFFLINE: Readonly<Record<OfflineName, string>> = {
  readIncoming: "read submissions",
  readFile: "read another file",
  reviseSource: "say how a file is read",
  makeReceipts: "make receipts",
  explainFlag: "why is this flagged",
  previewBaseline: "preview a baseline",
  answerQuestion: "answer about a mapping",
  offerContracts: "choose a kind of contract",
  createContract: "make a contract workbook",
  createDomainTemplate: "make a template to try",
  zipFiles: "pack files",
};

/** What is seen of faults, as a page for people. */
export function faultTable(seen: Seen): string {
  const platforms = Object.keys(PROFILES).join(", ");
  return [
    "# What the add-in does when Excel refuses",
    "",
    "Made by `npm run faults` from the test that holds it (`test/workflows/everyFault.test.ts`); not edited by hand.",
    `${Object.keys(ASKED).length} things that can be asked for, each asked for in each of ${seen.size} states of Excel. What failed had`,
    "written nothing (but for an answer that got lost), and trying again when the state was over did it.",
    `Without a fault all of them are done on ${platforms} (\`test/workflows/everyProfile.test.ts\`).`,
    "",
    `In no need of Excel, and done whatever state it is in: ${Object.values(OFFLINE).join(", ")}.`,
    "",
    ...aligned([
      ["State of Excel", "Done", "Waits, then done", "Refused, in words"],
      ...[...seen].map(summaryRow),
    ]),
    "",
    [...seen].map(block).join("\n\n"),
    "",
  ].join("\n");
}

function summaryRow([fault, ended]: [FaultName, ReadonlyMap<AskedName, string>]): string[] {
  const endings = [...ended.values()];
  const count = (ending: string) => endings.filter((one) => one === ending).length;
  const [done, waits] = [count("done"), count("waits")];
  const counts = [done, waits, endings.length - done - waits];
  return [FAULTS[fault].label, ...counts.map((number) => (number === 0 ? "" : String(number)))];
}

/** A Markdown table as it is formatted in this project: the first row is the heading. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const [headings, ...body] = rows;
  const widths = headings!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`;
  return [line(headings!), line(widths.map((width) => "-".repeat(width))), ...body.map(line)];
}

/** The ending that most have comes first and needs no names. */
function block([fault, ended]: [FaultName, ReadonlyMap<AskedName, string>]): string {
  const { label, does } = FAULTS[fault];
  const endings = [...new Set(ended.values())];
  const groups = endings
    .map((ending) => ({
      ending,
      names: [...ended].filter(([, one]) => one === ending).map(([name]) => name),
    }))
    .sort((a, b) => b.names.length - a.names.length);
  const lines = groups.map(({ ending, names }, i) => {
    const all = groups.length === 1 ? "all" : "all others";
    return `- ${inWords(ending)}: ${i === 0 ? all : names.map((name) => ASKED[name]).join(", ")}`;
  });
  return [`## ${label} (\`${fault}\`)`, "", does, "", ...lines].join("\n");
}

function inWords(ending: string): string {
  if (ending === "done") return "**Done**";
  return ending === "waits" ? "**Waits, then done**" : `“${ending}”`;
}
