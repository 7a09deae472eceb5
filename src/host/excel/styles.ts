import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import {
  addNamedStyle,
  deleteNamedStyle,
  findNamedStyle,
  namedStyles,
  styleName,
  type NamedStyle,
  type StyleAspect,
} from "../../spreadsheet/model/namedStyles";
import { isValidFormat } from "../../spreadsheet/model/numberFormat";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { asFlag, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";
import { styled } from "./looks";
import { rangeBorderCollection } from "./rangeBorders";
import { alignment, rangeFill, rangeFont } from "./rangeFormat";

interface StyleTarget {
  readonly style: NamedStyle;
}

/** The styles of the gallery: a format with a name. */
export const styleCollection: DefinedClass<WorkbookModel> = excelClass("StyleCollection", {
  methods: {
    // Excel answers with nothing: the new style is then got by its name.
    add: { since: "1.7", call: (model, args) => void addNamedStyle(model, args.text(0)) },
    getCount: { since: "1.9", call: (model) => namedStyles(model).length },
    getItemAt: {
      since: "1.9",
      call: (model, args) => {
        const found = namedStyles(model)[args.integer(0)];
        if (!found) throw itemNotFound();
        return style.of({ style: found });
      },
    },
    getItemOrNullObject: { since: "1.14", call: (model, args) => find(model, args.any(0)) },
  },
  collection: { items: (model) => namedStyles(model).map((one) => style.of({ style: one })), item: find },
});

const style: DefinedClass<StyleTarget> = excelClass("Style", {
  key: ({ style: { name } }) => name,
  properties: {
    name: { since: "1.7", get: ({ style: { look } }) => styleName(look) },
    builtIn: { since: "1.7", get: ({ style: { builtInId } }) => builtInId !== undefined },
    numberFormat: numberFormat(),
    numberFormatLocal: numberFormat(),
    ...alignment<StyleTarget>("1.7", "1.8", "1.7", "1.8"),
    locked: styled(
      "1.7",
      (look) => look.locked,
      (value) => ({ locked: asFlag(value) }),
    ),
    formulaHidden: styled(
      "1.7",
      (look) => look.formulaHidden,
      (value) => ({ formulaHidden: asFlag(value) }),
    ),
    includeAlignment: includes("alignment"),
    includeBorder: includes("border"),
    includeFont: includes("font"),
    includeNumber: includes("number"),
    includePatterns: includes("patterns"),
    includeProtection: includes("protection"),
  },
  links: {
    borders: { since: "1.7", to: (target) => rangeBorderCollection.of(target) },
    fill: { since: "1.7", to: (target) => rangeFill.of(target) },
    font: { since: "1.7", to: (target) => rangeFont.of(target) },
  },
  methods: {
    delete: { since: "1.7", call: (target, _args, { model }) => deleteNamedStyle(model, target.style) },
  },
});

function find(model: WorkbookModel, key: unknown): HostObject<StyleTarget> | null {
  const found = findNamedStyle(model, String(key));
  return found && style.of({ style: found });
}

function numberFormat(): Property<StyleTarget> {
  return styled(
    "1.7",
    (look) => look.numberFormat,
    (value) => {
      const format = asText(value);
      if (!isValidFormat(format)) throw invalidArgument();
      return { numberFormat: format === "" ? "General" : format };
    },
  );
}

function includes(aspect: StyleAspect): Property<StyleTarget> {
  return {
    since: "1.7",
    get: (target) => target.style.includes.has(aspect),
    set: (target, value, { model }) => {
      if (asFlag(value)) target.style.includes.add(aspect);
      else target.style.includes.delete(aspect);
      if (!model.namedStyles.includes(target.style)) model.namedStyles.push(target.style);
    },
  };
}
