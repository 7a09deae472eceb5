import type { TableModel } from "../../model/table";
import { stateText } from "../origin";
import type { SectionCodec, WriteContext } from "../sheet/sectionCodec";
import { inNamespaceOf } from "../sheet/sectionText";
import { parseXml, serializeXml } from "../xml/dom";
import { element } from "../xml/text";
import { newTableRoot, readTable, writeTable } from "./tablePart";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** `<tableParts>` and the table parts behind it. */
export const tableParts: SectionCodec = {
  name: "tableParts",
  read(_root, sheet, { parts, part, model }) {
    for (const { target } of parts.related(part, "table")) {
      if (!parts.has(target)) continue;
      const table = readTable(parseXml(parts.text(target), target), target);
      if (!table) continue;
      model.reserveId(Number(table.id));
      sheet.tables.push(table);
    }
  },
  state: (sheet) => sheet.tables.map(comparable),
  write(sheet, root, context) {
    const { parts, part } = context;
    const kept = new Set<string>();
    const ids = sheet.tables.map((table) => {
      const id = writeTablePart(table, context);
      kept.add(id);
      return id;
    });
    for (const { id } of parts.related(part, "table")) if (!kept.has(id)) parts.unrelate(part, id);
    if (ids.length === 0) return "";
    const list = ids.map((id) => element("tablePart", { "xmlns:r": RELATIONSHIPS, "r:id": id })).join("");
    return inNamespaceOf(root, element("tableParts", { count: ids.length }, list));
  },
};

/** Writes the part where it differs from the table, and returns the id of the sheet's relationship to it. */
function writeTablePart(table: TableModel, { parts, part }: WriteContext): string {
  const known = parts.related(part, "table").find(({ target }) => target === table.part);
  if (known) {
    const root = parseXml(parts.text(known.target), known.target);
    if (stateText(comparable(readTable(root, known.target)!)) !== stateText(comparable(table))) {
      writeTable(root, table);
      parts.set(known.target, serializeXml(root));
    }
    return known.id;
  }
  const root = newTableRoot();
  writeTable(root, table);
  const name = parts.freeName("xl/tables/table", "xml");
  parts.set(name, serializeXml(root), TYPE);
  return parts.relate(part, "table", name);
}

function comparable({ changed: _changed, ...table }: TableModel): unknown {
  return table;
}
