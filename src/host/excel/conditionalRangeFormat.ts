import type { BorderEdge, FontStyle, StyleChange } from "../../spreadsheet/model/style";
import { itemNotFound } from "../../spreadsheet/model/excelError";
import { asFlag, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { asColor } from "./color";
import { changeRule, type RuleTarget } from "./conditionalFormat";

function restyle(target: RuleTarget, session: Session, change: StyleChange): void {
  changeRule(target, session, () => {
    const { format } = target.rule;
    target.rule.format = {
      ...format,
      ...change,
      ...(change.font && { font: { ...format.font, ...change.font } }),
      ...(change.borders && { borders: { ...format.borders, ...change.borders } }),
    };
  });
}

/** What a match changes of a cell. */
export const conditionalRangeFormat: DefinedClass<RuleTarget> = excelClass("ConditionalRangeFormat", {
  properties: {
    numberFormat: {
      since: "1.6",
      get: ({ rule }) => rule.format.numberFormat ?? "",
      set: (target, value, session) => restyle(target, session, { numberFormat: asText(value) }),
    },
  },
  links: {
    fill: { since: "1.6", to: (target) => conditionalRangeFill.of(target) },
    font: { since: "1.6", to: (target) => conditionalRangeFont.of(target) },
    borders: { since: "1.6", to: (target) => conditionalRangeBorderCollection.of(target) },
  },
});

const conditionalRangeFill = excelClass<RuleTarget>("ConditionalRangeFill", {
  properties: {
    color: {
      since: "1.6",
      get: ({ rule }) => rule.format.fill ?? "",
      set: (target, value, session) => restyle(target, session, { fill: asColor(value) }),
    },
  },
  methods: {
    clear: { since: "1.6", call: (target, _args, session) => restyle(target, session, { fill: null }) },
  },
});

const UNDERLINES = ["None", "Single", "Double"] as const;

function fontProperty<Key extends keyof FontStyle>(
  key: Key,
  read: (value: unknown) => FontStyle[Key],
): Property<RuleTarget> {
  return {
    since: "1.6",
    get: ({ rule }) => rule.format.font?.[key] ?? null,
    set: (target, value, session) => restyle(target, session, { font: { [key]: read(value) } }),
  };
}

const conditionalRangeFont = excelClass<RuleTarget>("ConditionalRangeFont", {
  properties: {
    color: fontProperty("color", asColor),
    bold: fontProperty("bold", asFlag),
    italic: fontProperty("italic", asFlag),
    strikethrough: fontProperty("strikethrough", asFlag),
    underline: fontProperty("underline", (value) => asOneOf(value, UNDERLINES)),
  },
  methods: {
    clear: {
      since: "1.6",
      call: (target, _args, session) =>
        changeRule(target, session, () => {
          target.rule.format = { ...target.rule.format, font: undefined };
        }),
    },
  },
});

const SIDES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;
type Side = (typeof SIDES)[number];

interface BorderTarget extends RuleTarget {
  readonly side: Side;
}

const conditionalRangeBorderCollection = excelClass<RuleTarget>("ConditionalRangeBorderCollection", {
  properties: { count: { since: "1.6", get: () => SIDES.length } },
  links: {
    top: { since: "1.6", to: (target) => border(target, "EdgeTop") },
    bottom: { since: "1.6", to: (target) => border(target, "EdgeBottom") },
    left: { since: "1.6", to: (target) => border(target, "EdgeLeft") },
    right: { since: "1.6", to: (target) => border(target, "EdgeRight") },
  },
  methods: {
    getItemAt: {
      since: "1.6",
      call: (target, args) => {
        const side = SIDES[args.integer(0)];
        if (!side) throw itemNotFound();
        return border(target, side);
      },
    },
  },
  collection: {
    items: (target) => SIDES.map((side) => border(target, side)),
    item: (target, key) => border(target, asOneOf(key, SIDES)),
  },
});

const STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot"] as const;

const conditionalRangeBorder = excelClass<BorderTarget>("ConditionalRangeBorder", {
  key: ({ side }) => side,
  properties: {
    sideIndex: { since: "1.6", get: ({ side }) => side },
    style: {
      since: "1.6",
      get: (target) => line(target)?.style ?? "None",
      set: (target, value, session) => {
        const style = asOneOf(value, STYLES);
        draw(target, session, style === "None" ? null : { color: line(target)?.color ?? "#000000", style });
      },
    },
    color: {
      since: "1.6",
      get: (target) => line(target)?.color ?? "",
      set: (target, value, session) => {
        draw(target, session, { style: line(target)?.style ?? "Continuous", color: asColor(value) });
      },
    },
  },
});

function border({ sheet, rule }: RuleTarget, side: Side): HostObject<BorderTarget> {
  return conditionalRangeBorder.of({ sheet, rule, side });
}

function edgeOf({ side }: BorderTarget): BorderEdge {
  return side.replace("Edge", "") as BorderEdge;
}

function line(target: BorderTarget): NonNullable<StyleChange["borders"]>[BorderEdge] {
  return target.rule.format.borders?.[edgeOf(target)];
}

type Drawn = {
  style: Exclude<(typeof STYLES)[number], "None"> | "Double" | "SlantDashDot";
  color: string;
} | null;

function draw(target: BorderTarget, session: Session, drawn: Drawn): void {
  restyle(target, session, { borders: { [edgeOf(target)]: drawn && { ...drawn, weight: "Thin" } } });
}
