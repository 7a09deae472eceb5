import { columnCount, contains, intersection, rowCount } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { cutOut } from "../../spreadsheet/model/clearCells";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { refuseLocked } from "../../spreadsheet/model/protection";
import type { SheetModel, ValidationModel } from "../../spreadsheet/model/sheet";
import { referenceText } from "../../spreadsheet/model/address";
import { asFlag, asRecord } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { range } from "./range";
import { namesTable } from "./ruleFormula";

// Fact: formats.one-validation-per-cell
/** The one rule and the one alert that each cell may have. */
interface ValidationTarget {
  readonly sheet: SheetModel;
  readonly boxes: readonly Box[];
}

const NO_PROMPT = { showPrompt: true, title: "", message: "" };
const NO_ALERT = { showAlert: true, style: "Stop", title: "", message: "" } as const;

// Fact: formats.inline-list-length
/** An inline list longer than this makes a file that Excel repairs. */
const MAX_LIST = 255;

const KINDS: Readonly<Record<string, ValidationModel["type"]>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  list: "List",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

export const dataValidation: DefinedClass<ValidationTarget> = excelClass("DataValidation", {
  properties: {
    type: { since: "1.8", get: typeOf },
    rule: {
      since: "1.8",
      get: (target) => {
        const found = single(target);
        if (!found) return touching(target).length > 0 ? null : {};
        const key = Object.entries(KINDS).find(([, type]) => type === found.type)![0];
        return { [key]: found.rule };
      },
      set: setRule,
    },
    prompt: {
      since: "1.8",
      get: (target) => single(target)?.prompt ?? NO_PROMPT,
      set: (target, value, session) =>
        change(target, session, (rule) => ({ ...rule, prompt: { ...NO_PROMPT, ...asRecord(value) } })),
    },
    errorAlert: {
      since: "1.8",
      get: (target) => single(target)?.errorAlert ?? NO_ALERT,
      set: (target, value, session) =>
        change(target, session, (rule) => ({ ...rule, errorAlert: { ...NO_ALERT, ...asRecord(value) } })),
    },
    ignoreBlanks: {
      since: "1.8",
      get: (target) => single(target)?.ignoreBlanks ?? true,
      set: (target, value, session) =>
        change(target, session, (rule) => ({ ...rule, ignoreBlanks: asFlag(value) })),
    },
  },
  methods: {
    clear: {
      since: "1.8",
      call: ({ sheet, boxes }, _args, { model }) => {
        for (const box of boxes) refuseLocked(model, sheet, box);
        for (const box of boxes) cutOut(sheet.validations, box);
        model.notify({ kind: "layout", sheet });
      },
    },
  },
});

/** The rule that covers all cells; undefined where there is none or the cells differ. */
function single({ sheet, boxes }: ValidationTarget): ValidationModel | undefined {
  return sheet.validations.find((rule) =>
    boxes.every((box) => rule.ranges.some((covered) => contains(covered, box))),
  );
}

// Fact: formats.mixed-validation
/** Mixed criteria: some cells have a rule and others none. Inconsistent: all have one, and not the same. */
function typeOf(target: ValidationTarget): string {
  const rule = single(target);
  if (rule) return rule.type;
  const touched = touching(target);
  if (touched.length === 0) return "None";
  const covered = touched.flatMap(({ ranges }) => overlaps(ranges, target.boxes));
  return cellCount(covered) < cellCount(target.boxes) ? "MixedCriteria" : "Inconsistent";
}

function touching({ sheet, boxes }: ValidationTarget): ValidationModel[] {
  return sheet.validations.filter(({ ranges }) => overlaps(ranges, boxes).length > 0);
}

function overlaps(ranges: readonly Box[], boxes: readonly Box[]): Box[] {
  return ranges.flatMap((range) => boxes.flatMap((box) => intersection(range, box) ?? []));
}

/** No cell has two rules, so that blocks may be added up. */
function cellCount(boxes: readonly Box[]): number {
  return boxes.reduce((sum, box) => sum + rowCount(box) * columnCount(box), 0);
}

/**
 * A new rule takes the place of whatever rules the cells had.
 * @throws InvalidArgument for no known kind of rule, a list of over 255 characters, or a formula with a table's name
 */
function setRule(target: ValidationTarget, value: unknown, session: Session): void {
  const given = Object.entries(asRecord(value)).filter(([, part]) => part !== null && part !== undefined);
  const [key, part] = given[0] ?? [];
  if (given.length !== 1 || !key || !KINDS[key]) throw invalidArgument();
  const rule = plain(asRecord(part));
  const { source } = rule;
  if (typeof source === "string" && !source.startsWith("=") && source.length > MAX_LIST)
    throw invalidArgument();
  if (Object.values(rule).some(namesTable)) throw invalidArgument();
  replace(target, session, {
    ranges: [],
    type: KINDS[key],
    rule,
    ignoreBlanks: true,
    prompt: { ...NO_PROMPT },
    errorAlert: { ...NO_ALERT },
  });
}

function change(
  target: ValidationTarget,
  session: Session,
  changed: (rule: ValidationModel) => ValidationModel,
): void {
  const rule = single(target);
  // An alert without a rule is remembered by Excel; here it has nothing to hang on.
  if (rule) replace(target, session, changed(rule));
}

function replace({ sheet, boxes }: ValidationTarget, { model }: Session, rule: ValidationModel): void {
  for (const box of boxes) refuseLocked(model, sheet, box);
  for (const box of boxes) cutOut(sheet.validations, box);
  sheet.validations.push({ ...rule, ranges: [...boxes] });
  model.notify({ kind: "layout", sheet });
}

/** Ranges given as objects become references. */
function plain(rule: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(rule).map(([key, value]) => {
    if (!range.accepts(value)) return [key, value] as const;
    return [key, `=${referenceText(value.target.sheet.name, value.target.box)}`] as const;
  });
  return Object.fromEntries(entries);
}
