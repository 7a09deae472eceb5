import { givenWorkbook, type GivenWorkbook } from "../givenWorkbook";

export const GRID = [
  ["Provider", "Count"],
  ["North", 3],
  ["South", 1],
];

export const givenTable = (more: Record<string, readonly (readonly (string | number | null)[])[]> = {}) =>
  givenWorkbook({ Data: GRID, ...more }, { tables: { tblData: "Data!A1:B3" } });

export const boxOf = (book: GivenWorkbook, name: string) => {
  const { top, left, bottom, right } = book.table(name).box;
  return [top, left, bottom, right];
};

export const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: OfficeExtension.Error) => error.code,
  );
