/** What the command line prints of a file that the add-in has read; the add-in promises that it survives JSON. */
export interface ReadingResult {
  readonly name: string;
  readonly format: string;
  readonly date1904: boolean;
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
}

interface Table {
  readonly sheet: string;
  readonly range: string;
  readonly mapping: object;
  readonly parts: readonly { readonly confidence: string; readonly sentence: string }[];
  readonly questions: readonly Question[];
  readonly notes: readonly string[];
  readonly observations: readonly Observation[];
}

interface Question {
  readonly id: string;
  readonly part: string;
  readonly text: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly sheet: string;
  readonly cells: string;
  readonly assumed: string | null;
}

interface Observation {
  readonly provider: string | null;
  readonly indicator: string | null;
  readonly period: string | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly mark: string | null;
  readonly sheet: string;
  readonly cell: string;
}

/** The reading of a file: its figures, each with its cell as `Sheet!A1`, in the order in which they stand, one mapping for each table, what is open. */
export interface ReadingFile {
  readonly file: string;
  readonly format: string;
  readonly observations: readonly Observation[];
  /** Rows and columns of a mapping count from 0 at the corner of its range. */
  readonly mapping: readonly object[];
  readonly questions: readonly Question[];
  readonly notes: readonly string[];
}

export function readingFile({ name, format, date1904, tables, notes }: ReadingResult): ReadingFile {
  return {
    file: name,
    format,
    observations: tables.flatMap(({ observations }) => observations.map(withSheet)),
    mapping: tables.map(({ sheet, range, mapping, parts, notes: own, observations }) => ({
      sheet,
      range,
      observations: observations.length,
      date1904,
      in_words: parts.map(({ sentence }) => sentence),
      ...mapping,
      notes: own,
    })),
    questions: tables.flatMap(({ questions }) => questions),
    notes,
  };
}

/** `Data!B3`: a cell is named so that it can be found without anything else. */
function withSheet(observation: Observation): Observation {
  return { ...observation, cell: `${observation.sheet}!${observation.cell}` };
}

/** Figures shown of each table where a person reads the answer. */
const SHOWN = 5;

/** The same for a person: of each table how it was read, what is open, and its first figures. */
export function readingText({ name, format, tables, notes }: ReadingResult): string {
  const lines = [`${name}: ${format}`];
  for (const { sheet, range, parts, questions, notes: own, observations } of tables) {
    lines.push("", `${sheet}!${range}: ${observations.length} figures`);
    for (const { sentence } of parts) lines.push(`  ${sentence}`);
    for (const { text, cells, assumed } of questions)
      lines.push(`  ? ${text} (${cells})${assumed === null ? "" : ` Assumed: ${assumed}.`}`);
    for (const note of own) lines.push(`  ${note}`);
    for (const each of observations.slice(0, SHOWN)) lines.push(`  > ${observationLine(each)}`);
    if (observations.length > SHOWN) lines.push(`  > … and ${observations.length - SHOWN} more`);
  }
  return [...lines, ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}

function observationLine({
  provider,
  indicator,
  period,
  value,
  numerator,
  denominator,
  mark,
  cell,
}: Observation) {
  const counts =
    numerator === null && denominator === null ? "" : ` (${numerator ?? "?"} of ${denominator ?? "?"})`;
  const figure = `${value ?? mark ?? "?"}${counts}`;
  return `${cell}: ${provider ?? "?"}, ${indicator ?? "?"}, ${period ?? "?"}: ${figure}`;
}
