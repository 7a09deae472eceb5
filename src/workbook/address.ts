/** A zero-based rectangle on a sheet. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Letters of a zero-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A1 address of a rectangle without its sheet: "B2" or "B2:D9". */
export function addressOf({ row, column, rows, columns }: Rectangle): string {
  const first = `${columnLetters(column)}${row + 1}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** A sheet's name as it stands in a formula: quoted, quotes doubled. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A whole reference with absolute rows and columns: "'Trend data'!$C$2:$C$37". */
export function absoluteReference(sheet: string, place: Rectangle): string {
  return `${quotedSheet(sheet)}!${addressOf(place).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
}
