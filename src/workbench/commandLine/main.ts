import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openWorkbook } from "../../spreadsheet/xlsx/openWorkbook";
import type { OpenedWorkbook } from "../../spreadsheet/xlsx/origin";
import { saveWorkbook } from "../../spreadsheet/xlsx/saveWorkbook";
import { UnreadableWorkbookError } from "../../spreadsheet/xlsx/unreadableWorkbook";
import {
  type CheckResult,
  findingsFile,
  problemRecords,
  type Problem,
  type RefreshResult,
} from "./findingsFile";
import { HELP, parseArguments, UsageError, type Request } from "./parseArguments";
import { readingFile, type ReadingResult, readingText } from "./readingFile";
import { filesOf } from "./chosenFiles";
import { importWithAddin } from "./importFiles";
import { importLines, importRecord, isAllUsed } from "./importReport";
import { makeContract, makeTemplates } from "./makeFiles";
import { shareWithAddin } from "./shareFiles";
import { shareLines } from "./shareText";
import { takeProfile } from "./profileOption";
import { AddinError, play, readWithAddin, runAddin } from "./runAddin";

const DONE = 0;
const PROBLEMS_IN_DATA = 1;
const NOT_DONE = 2;

/** dist/programs/commandLine.js: the add-in is built beside it. */
const ADDIN = path.resolve(__dirname, "..", "addin");

async function main(words: readonly string[]): Promise<number> {
  const { profile, rest } = takeProfile(words);
  play(profile);
  const request = parseArguments(rest);
  if (request.kind === "help") {
    console.log(HELP);
    return DONE;
  }
  if (request.kind === "read") {
    await read(request);
    return DONE;
  }
  if (request.kind === "template" || request.kind === "contract") {
    await makeFiles(request);
    return DONE;
  }
  if (request.kind === "import") return await importInto(request);
  if (request.kind === "share") return await shareFile(request);
  const source = open(request.input);
  const problems = request.kind === "refresh" ? await refresh(source, request) : await check(source, request);
  for (const { code, severity, sheet, cell, message } of problems) {
    console.error(`${severity} ${code} ${sheet}!${cell}: ${message}`);
  }
  const asksForFixes = request.kind === "check" && problems.some(({ severity }) => severity !== "note");
  return asksForFixes ? PROBLEMS_IN_DATA : DONE;
}

async function refresh(
  source: OpenedWorkbook,
  { out, json }: Extract<Request, { kind: "refresh" }>,
): Promise<readonly Problem[]> {
  const result = await runAddin<RefreshResult>(source.model, "refresh", ADDIN, tell);
  write(out, saveWorkbook(source));
  if (json) write(json, textOf(findingsFile(result)));
  tell(`${count(result.findings.length, "measure")}, ${count(result.flags.length, "flag")}. Written: ${out}`);
  return result.problems;
}

async function check(
  source: OpenedWorkbook,
  { json }: Extract<Request, { kind: "check" }>,
): Promise<readonly Problem[]> {
  const { problems, summary } = await runAddin<CheckResult>(source.model, "checkData", ADDIN, tell);
  const text = textOf({ status: summary, problems: problemRecords(problems) });
  if (typeof json === "string") write(json, text);
  else if (json) await print(text);
  tell(summary);
  return problems;
}

async function read({ input, sheet, json }: Extract<Request, { kind: "read" }>): Promise<void> {
  const result = await readWithAddin<ReadingResult>(path.basename(input), bytesOf(input), sheet, ADDIN);
  const text = json ? textOf(readingFile(result)) : `${readingText(result)}\n`;
  await print(text);
}

/** A pipe takes a long answer in pieces: the process must not end before the last one. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => void process.stdout.write(text, () => resolve()));
}

async function importInto(request: Extract<Request, { kind: "import" }>): Promise<number> {
  const { book, out, receipts, json } = request;
  const source = open(book);
  const mapping = request.mapping === null ? null : jsonOf(request.mapping);
  const choices = { ...request, mapping };
  const result = await importWithAddin(source.model, chosenFiles(request.files), choices, ADDIN, tell);
  write(out, saveWorkbook(source));
  if (json) write(json, textOf(importRecord(result)));
  if (receipts !== null) {
    makeFolder(receipts);
    for (const { name, bytes } of result.receipts) write(path.join(receipts, name), bytes);
  }
  for (const line of importLines(result)) console.error(line);
  if (result.note !== "") console.error(result.note);
  tell(`${count(result.rowsWritten, "row")} written. Written: ${out}`);
  return isAllUsed(result) ? DONE : PROBLEMS_IN_DATA;
}

function chosenFiles(paths: readonly string[]): ReturnType<typeof filesOf> {
  try {
    return filesOf(paths);
  } catch (error) {
    const { path: file = paths[0] } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}

async function shareFile(request: Extract<Request, { kind: "share" }>): Promise<number> {
  const source = open(request.input);
  const result = await shareWithAddin(source.model, request, ADDIN, tell);
  for (const { bytes } of result.files) write(request.out, bytes);
  if (request.record !== null) write(request.record, saveWorkbook(source));
  for (const line of shareLines(result, request.record !== null)) console.error(line);
  tell(`Written: ${request.out}`);
  return result.warnings.length > 0 ? PROBLEMS_IN_DATA : DONE;
}

async function makeFiles(request: Extract<Request, { kind: "template" | "contract" }>): Promise<void> {
  if (request.kind === "contract") {
    const { bytes } = await makeContract(request.domain, ADDIN);
    write(request.out, bytes);
    return tell(`New contract workbook. Written: ${request.out}`);
  }
  const { from, provider, period, out } = request;
  const book = "contract" in from ? open(from.contract).model : null;
  const files = await makeTemplates(
    book ?? ("domain" in from ? from.domain : ""),
    { provider, period },
    ADDIN,
    tell,
  );
  const isFolder = book !== null && provider === null;
  if (isFolder) makeFolder(out);
  for (const { name, bytes } of files) write(isFolder ? path.join(out, name) : out, bytes);
  tell(`${count(files.length, "template")}. Written: ${out}`);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`${folder} is no folder that can be written: ${reasonOf(error)}.`);
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(bytesOf(file).toString("utf8")) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file} is no JSON: ${error.message}.`);
    throw error;
  }
}

function open(file: string): OpenedWorkbook {
  const bytes = bytesOf(file);
  try {
    const source = openWorkbook(bytes);
    source.model.name = path.basename(file);
    return source;
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  EISDIR: "it is a folder",
  EEXIST: "a file of that name is there",
  ENOTDIR: "a file is in the way",
  EACCES: "access is denied",
  EPERM: "access is denied",
  EBUSY: "another program has it open",
};

function reasonOf(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

let lastTold = "";

/** A step that takes long says the same again and again; here it is said once. */
function tell(text: string): void {
  if (text !== lastTold) console.error(text);
  lastTold = text;
}

/** @example count(1, "flag") // "1 flag" */
function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known = error instanceof UsageError || error instanceof AddinError;
    console.error(known ? error.message : error);
    process.exit(NOT_DONE);
  },
);
