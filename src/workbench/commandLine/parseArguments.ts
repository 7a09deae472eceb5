/** What was asked for. */
export type Request =
  | { readonly kind: "help" }
  | { readonly kind: "refresh"; readonly input: string; readonly out: string; readonly json: string | null }
  | CheckRequest
  | { readonly kind: "read"; readonly input: string; readonly sheet: string | null; readonly json: boolean }
  | TemplateRequest
  | ImportRequest
  | ShareRequest
  | { readonly kind: "contract"; readonly domain: string; readonly out: string };

/** `json`: a file; true: JSON is printed. */
export interface CheckRequest {
  readonly kind: "check";
  readonly input: string;
  readonly json: string | boolean;
}

/** Templates of one of the library's domains, or for the providers of a contract workbook. */
export interface TemplateRequest {
  readonly kind: "template";
  readonly from: { readonly domain: string } | { readonly contract: string };
  readonly provider: string | null;
  readonly period: string | null;
  /** A file; a folder where the contract's providers each get one. */
  readonly out: string;
}

/** Files of providers, into a copy of the contract workbook. */
export interface ImportRequest {
  readonly kind: "import";
  readonly book: string;
  /** Files, and folders that hold them. */
  readonly files: readonly string[];
  readonly out: string;
  /** Folder for the receipts; null: none are wanted. */
  readonly receipts: string | null;
  /** Why figures changed, where the files do not say so. */
  readonly reason: string;
  /** A file that says how files of other layouts are read; null: as the workbook remembers. */
  readonly mapping: string | null;
  readonly json: string | null;
}

/** A workbook that holds only what a provider, or everybody at a meeting, may see. */
export interface ShareRequest {
  readonly kind: "share";
  readonly input: string;
  readonly whom: { readonly provider: string } | { readonly meeting: string };
  readonly out: string;
  /** A copy of the contract workbook with the record of what was shown; null: nothing is recorded. */
  readonly record: string | null;
  /** Somebody looked at the possible names in the texts. */
  readonly namesLookedAt: boolean;
  /** Texts that say a number which is not shown are left out. */
  readonly leaveTextsOut: boolean;
}

/** Wrong use; the message is one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const HELP = `Active contract management on a file, without Excel.

  acm refresh BOOK.xlsx --out OUT.xlsx [--json FINDINGS.json]
      Reads the contract's figures, judges them and writes Summary, Flags, Trends, Agenda and
      Problems into a copy of the workbook. The workbook itself is not touched.

  acm check FILE.xlsx [--json [PROBLEMS.json]]
      Lists what should be fixed or explained in the figures of a contract workbook or of a filled
      template, and says whether it is ready to send. Writes no workbook. --json prints JSON, or
      writes it to a file whose name ends with .json.

  acm read FILE [--sheet NAME] [--json]
      Shows which figures a file holds that is no contract workbook (.xlsx, .xlsm, .xls, .xlsb, .ods,
      .csv, tables of a web page): each with provider, indicator, period, cell and mark, the mapping
      they were read with, and what must be asked. Nothing is converted in silence; nothing is written.
      --sheet reads one sheet, hidden or not; --json prints JSON.

  acm import BOOK.xlsx FILE... --out OUT.xlsx [--receipts FOLDER] [--reason TEXT]
             [--mapping MAPPING.json] [--json RESULT.json]
      Puts filled templates into a copy of the contract workbook and refreshes it. A FILE may be a
      folder. Each file is known by what stands inside it; new rows are appended, changed figures
      replace the former ones, which are kept, where the file or --reason says why. The same file
      again changes nothing. One line for each file; what is wrong is listed with its cell.
      --receipts writes a page for each provider: what was accepted, and what was set aside and why.
      A file that is no template is read as the workbook remembers its layout. For a new layout
      --mapping takes what "acm read FILE --json" printed, corrected by hand: marks and whatever is
      null filled in, and "names" added for labels that are no ids of the contract, as
      {"mapping": [...], "names": {"providers": {"Harbor": "PRV-0001"}, "indicators": {}}}.
      OUT.xlsx remembers it. A changed layout is named, and nothing of it is read.

  acm contract --domain DOMAIN --out BOOK.xlsx
      Makes a new contract workbook with the indicators that the library suggests for a domain
      (child_welfare, workforce_development, prisoner_reentry, developmental_disabilities,
      addiction_treatment, waste_collection, road_construction, internal_department).

  acm template --contract BOOK.xlsx --out FOLDER [--provider ID] [--period 2026-09]
  acm template --domain DOMAIN --out T.xlsx [--provider ID] [--period 2026-09]
      Makes the template that a provider fills: of every provider of a contract into a folder, of
      one (--provider) into a file, or of a domain for trying out. Without --period: the last
      period that is over.

  acm share BOOK.xlsx --provider ID --out S.xlsx [--record BOOK2.xlsx]
  acm share BOOK.xlsx --meeting ID --out S.xlsx [--record BOOK2.xlsx]
            [--names-looked-at] [--leave-texts-out]
      Makes a new workbook for one provider, or for a meeting, without any small count of people and
      anything that would give one away. --record writes a copy of the contract workbook that
      remembers what was shown. A text that may hold a client's name is stopped unless
      --names-looked-at says that none is.

  acm --help

With any command, --profile web|win365|ltsc2021|ltsc2024|mac says which Excel answers (web, if not).
Progress and problems go to stderr. Exit code: 0 done; 1 check found figures to fix or to explain, or
import could not use all of every file (all listed); 2 not done (one line says why).`;

/**
 * Reads the words after "acm".
 * @throws UsageError where they are not understood
 */
export function parseArguments(words: readonly string[]): Request {
  if (words.length === 0 || words.includes("--help") || words.includes("-h")) return { kind: "help" };
  const [command, ...rest] = words;
  if (command === "read") return parseRead(rest);
  if (command === "template") return parseTemplate(rest);
  if (command === "contract") return parseContract(rest);
  if (command === "share") return parseShare(rest);
  if (command === "import") return parseImport(rest);
  if (command === "check") return parseCheck(rest);
  if (command !== "refresh") {
    throw new UsageError(
      `Unknown command "${command}": use refresh, check, import, read, contract, share or template (see --help).`,
    );
  }
  const options: Record<string, string> = {};
  const inputs: string[] = [];
  const known = ["--out", "--json"];
  for (let i = 0; i < rest.length; i++) {
    const [name, inline] = splitOption(rest[i]!);
    if (!name.startsWith("--")) {
      inputs.push(rest[i]!);
      continue;
    }
    if (!known.includes(name)) throw new UsageError(`Unknown option "${name}" for ${command} (see --help).`);
    const value = inline ?? rest[++i];
    if (!value || value.startsWith("--")) throw new UsageError(`${name} needs a file name.`);
    options[name] = value;
  }
  const [input, extra] = inputs;
  if (!input) throw new UsageError(`${command} needs a workbook (.xlsx).`);
  if (extra) throw new UsageError(`${command} takes one workbook; "${extra}" is one too many.`);
  const json = options["--json"] ?? null;
  const out = options["--out"];
  if (!out)
    throw new UsageError("refresh needs --out OUT.xlsx: the workbook itself is never overwritten silently.");
  return { kind: "refresh", input, out, json };
}

function parseCheck(words: readonly string[]): CheckRequest {
  let json: string | boolean = false;
  const inputs: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [name, inline] = splitOption(words[i]!);
    if (name === "--json") {
      const next = words[i + 1];
      if (inline === undefined && next?.endsWith(".json")) i++;
      json = inline ?? (next?.endsWith(".json") ? next : true);
      if (json === "") throw new UsageError("--json needs a file name after the equals sign.");
    } else if (name.startsWith("--"))
      throw new UsageError(`Unknown option "${name}" for check (see --help).`);
    else inputs.push(name);
  }
  const [input, extra] = inputs;
  if (!input) throw new UsageError("check needs a workbook (.xlsx).");
  if (extra) throw new UsageError(`check takes one workbook; "${extra}" is one too many.`);
  return { kind: "check", input, json };
}

function parseRead(words: readonly string[]): Request {
  let sheet: string | null = null;
  let json = false;
  const inputs: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [name, inline] = splitOption(words[i]!);
    if (name === "--json" && inline === undefined) json = true;
    else if (name === "--sheet") {
      sheet = inline ?? words[++i] ?? "";
      if (sheet === "") throw new UsageError("--sheet needs the name of a sheet.");
    } else if (name.startsWith("--"))
      throw new UsageError(`Unknown option "${words[i]}" for read (see --help).`);
    else inputs.push(name);
  }
  const [input, extra] = inputs;
  if (!input) throw new UsageError("read needs a file.");
  if (extra) throw new UsageError(`read takes one file; "${extra}" is one too many.`);
  return { kind: "read", input, sheet, json };
}

function parseTemplate(words: readonly string[]): Request {
  const options = namedOptions("template", words, [
    "--domain",
    "--contract",
    "--provider",
    "--period",
    "--out",
  ]);
  const { "--domain": domain, "--contract": contract, "--out": out } = options;
  if (!out) throw new UsageError("template needs --out: a file, or with --contract a folder.");
  if (domain !== undefined && contract !== undefined)
    throw new UsageError(
      "template takes --domain or --contract, not both: a contract workbook has its own indicators.",
    );
  const from = domain !== undefined ? { domain } : contract !== undefined ? { contract } : null;
  if (from === null)
    throw new UsageError("template needs --domain DOMAIN or --contract BOOK.xlsx (see --help).");
  return {
    kind: "template",
    from,
    provider: options["--provider"] ?? null,
    period: options["--period"] ?? null,
    out,
  };
}

function parseImport(words: readonly string[]): Request {
  const known = ["--out", "--receipts", "--reason", "--mapping", "--json"];
  const options: Record<string, string> = {};
  const inputs: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [name, inline] = splitOption(words[i]!);
    if (!name.startsWith("--")) {
      inputs.push(words[i]!);
      continue;
    }
    if (!known.includes(name)) throw new UsageError(`Unknown option "${name}" for import (see --help).`);
    const value = inline ?? words[++i];
    if (!value || value.startsWith("--")) throw new UsageError(`${name} needs a value.`);
    options[name] = value;
  }
  const [book, ...files] = inputs;
  if (book === undefined || files.length === 0)
    throw new UsageError("import needs the contract workbook and at least one file (see --help).");
  const {
    "--out": out,
    "--receipts": receipts = null,
    "--reason": reason = "",
    "--mapping": mapping = null,
    "--json": json = null,
  } = options;
  if (!out)
    throw new UsageError("import needs --out OUT.xlsx: the workbook itself is never overwritten silently.");
  return { kind: "import", book, files, out, receipts, reason, mapping, json };
}

function parseContract(words: readonly string[]): Request {
  const { "--domain": domain, "--out": out } = namedOptions("contract", words, ["--domain", "--out"]);
  if (!domain) throw new UsageError("contract needs --domain DOMAIN (see --help).");
  if (!out) throw new UsageError("contract needs --out BOOK.xlsx.");
  return { kind: "contract", domain, out };
}

function parseShare(words: readonly string[]): Request {
  const [names, texts] = ["--names-looked-at", "--leave-texts-out"] as const;
  const [input, ...rest] = words.filter((word) => word !== names && word !== texts);
  if (input === undefined || input.startsWith("--")) throw new UsageError("share needs a workbook (.xlsx).");
  const options = namedOptions("share", rest, ["--provider", "--meeting", "--out", "--record"]);
  const { "--provider": provider, "--meeting": meeting, "--out": out } = options;
  if ((provider === undefined) === (meeting === undefined))
    throw new UsageError("share needs --provider ID or --meeting ID, one of them.");
  if (!out) throw new UsageError("share needs --out S.xlsx: a new workbook.");
  return {
    kind: "share",
    input,
    whom: provider !== undefined ? { provider } : { meeting: meeting! },
    out,
    record: options["--record"] ?? null,
    namesLookedAt: words.includes(names),
    leaveTextsOut: words.includes(texts),
  };
}

/** Options that each take a value, of a command that takes nothing else. */
function namedOptions(
  command: string,
  words: readonly string[],
  known: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const options: Record<string, string> = {};
  for (let i = 0; i < words.length; i++) {
    const [name, inline] = splitOption(words[i]!);
    if (!known.includes(name))
      throw new UsageError(
        `${command} does not know "${words[i]}": it takes ${known.join(", ")} (see --help).`,
      );
    const value = inline ?? words[++i];
    if (!value || value.startsWith("--")) throw new UsageError(`${name} needs a value.`);
    options[name] = value;
  }
  return options;
}

function splitOption(word: string): [name: string, value: string | undefined] {
  const at = word.startsWith("--") ? word.indexOf("=") : -1;
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
