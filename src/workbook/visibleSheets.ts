import { takeInventory } from "./inventory";
import type { SheetKey } from "./outputs";
import { syncRead } from "./syncRead";

/** What of a workbook is on the screen for everybody who looks at it. */
export interface SheetsInView {
  readonly names: ReadonlySet<string>;
  /** Our own sheets among them. */
  readonly own: Readonly<Partial<Record<SheetKey, string>>>;
}

/** The sheets that are not hidden. */
export async function sheetsInView(context: Excel.RequestContext): Promise<SheetsInView> {
  const { sheets } = await takeInventory(context);
  const { worksheets } = context.workbook;
  await syncRead(context, () => worksheets.load("items/name,items/visibility"));
  const names = new Set(
    worksheets.items.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name),
  );
  const own = [...sheets].flatMap(([key, { name }]) => (names.has(name) ? [[key, name] as const] : []));
  return { names, own: Object.fromEntries(own) };
}
