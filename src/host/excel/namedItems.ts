import { parseReference, referenceText } from "../../spreadsheet/model/address";
import { CellError } from "../../spreadsheet/model/cells";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { DefinedNameModel, WorkbookModel } from "../../spreadsheet/model/workbook";
import { asFlag, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { range } from "./range";
import { fullAddress, type RangeTarget } from "./rangeTarget";
import { apiValue } from "./rangeValues";
import { worksheet } from "./worksheet";

/** Names of a sheet, or of the workbook. */
interface NamesTarget {
  readonly sheet: SheetModel | null;
}

export const namedItemCollection: DefinedClass<NamesTarget> = excelClass("NamedItemCollection", {
  methods: {
    add: {
      since: "1.4",
      call: ({ sheet }, args, session) => {
        const { model } = session;
        const name = args.text(0);
        const reference = args.any(1);
        const formula = range.accepts(reference)
          ? `=${referenceText(reference.target.sheet.name, reference.target.box)}`
          : args.text(1);
        const isTaken = model.names.some(
          (one) => one.name.toLowerCase() === name.toLowerCase() && one.sheet === sheet,
        );
        if (!isName(name) || isTaken || (formula.startsWith("=") && !session.isFormula(formula)))
          throw invalidArgument();
        const item: DefinedNameModel = {
          name,
          formula: formula.startsWith("=") ? formula : `="${formula.replaceAll('"', '""')}"`,
          comment: args.textOr(2, ""),
          visible: true,
          sheet,
        };
        model.names.push(item);
        model.notify({ kind: "names" });
        return namedItem.of(item);
      },
    },
    getCount: { since: "1.4", call: (names, _args, { model }) => all(names, model).length },
    getItemOrNullObject: { since: "1.4", call: (names, args, { model }) => find(names, args.any(0), model) },
  },
  collection: {
    items: (names, { model }) => all(names, model).map((item) => namedItem.of(item)),
    item: (names, key, { model }) => find(names, key, model),
  },
});

const namedItem = excelClass<DefinedNameModel>("NamedItem", {
  key: (item) => item.name,
  properties: {
    name: { since: "1.1", get: (item) => item.name },
    comment: {
      since: "1.4",
      get: (item) => item.comment,
      set: (item, value, { model }) => {
        item.comment = asText(value);
        model.notify({ kind: "names" });
      },
    },
    formula: {
      since: "1.7",
      get: (item) => item.formula,
      set: (item, value, session) => {
        const formula = asText(value);
        if (!formula.startsWith("=") || !session.isFormula(formula)) throw invalidArgument();
        item.formula = formula;
        session.model.notify({ kind: "names" });
      },
    },
    scope: { since: "1.4", get: (item) => (item.sheet ? "Worksheet" : "Workbook") },
    type: { since: "1.1", get: (item, session) => typeOf(item, session) },
    value: {
      since: "1.1",
      get: (item, session) => {
        const target = rangeOf(item, session.model);
        return target ? fullAddress(target) : apiValue(session.evaluate(item.formula));
      },
    },
    visible: {
      since: "1.1",
      get: (item) => item.visible,
      set: (item, value, { model }) => {
        item.visible = asFlag(value);
        model.notify({ kind: "names" });
      },
    },
  },
  links: {
    worksheet: {
      since: "1.4",
      to: (item) => {
        if (!item.sheet) throw itemNotFound();
        return worksheet.of(item.sheet);
      },
    },
    worksheetOrNullObject: { since: "1.4", to: (item) => item.sheet && worksheet.of(item.sheet) },
  },
  methods: {
    getRange: {
      since: "1.1",
      call: (item, _args, { model }) => {
        const target = rangeOf(item, model);
        if (!target) throw itemNotFound();
        return range.of(target);
      },
    },
    getRangeOrNullObject: {
      since: "1.4",
      call: (item, _args, { model }) => {
        const target = rangeOf(item, model);
        return target && range.of(target);
      },
    },
    delete: {
      since: "1.4",
      call: (item, _args, { model }) => {
        model.names.splice(model.names.indexOf(item), 1);
        model.notify({ kind: "names" });
      },
    },
  },
});

function all({ sheet }: NamesTarget, model: WorkbookModel): DefinedNameModel[] {
  return model.names.filter((item) => item.sheet === sheet);
}

function find(names: NamesTarget, key: unknown, model: WorkbookModel): HostObject<DefinedNameModel> | null {
  const item = all(names, model).find((one) => one.name.toLowerCase() === String(key).toLowerCase());
  return item ? namedItem.of(item) : null;
}

/** The cells that a name stands for; null for a constant, a calculation or what was deleted (#REF!). */
function rangeOf(item: DefinedNameModel, model: WorkbookModel): RangeTarget | null {
  const reference = parseReference(item.formula.replace(/^=/, ""));
  const sheet = reference?.sheet ? model.sheet(reference.sheet) : item.sheet;
  return reference && sheet ? { sheet, box: reference.box } : null;
}

function typeOf(item: DefinedNameModel, session: Session): string {
  if (rangeOf(item, session.model)) return "Range";
  const value = session.evaluate(item.formula);
  if (value instanceof CellError) return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}

function isName(name: string): boolean {
  return /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) && !/^[A-Za-z]{1,3}\d{1,7}$|^[RrCc]$/.test(name);
}
