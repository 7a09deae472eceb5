import { changeStyle, common, stylesIn } from "../../spreadsheet/model/cellStyles";
import type { Box } from "../../spreadsheet/model/cells";
import { itemNotFound } from "../../spreadsheet/model/excelError";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { BorderEdge, BorderLine } from "../../spreadsheet/model/style";
import { asColor } from "./color";
import { asOneOf } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { restyle, type LookTarget } from "./looks";

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Side = (typeof SIDES)[number];

type BorderTarget = LookTarget & { readonly side: Side };

const STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Double",
  "SlantDashDot",
] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;
const NEW_LINE: BorderLine = { style: "Continuous", weight: "Thin", color: "#000000" };

export const rangeBorderCollection: DefinedClass<LookTarget> = excelClass("RangeBorderCollection", {
  properties: { count: { since: "1.1", get: () => SIDES.length } },
  methods: {
    getItemAt: {
      since: "1.1",
      call: (target, args) => borderOf(target, SIDES[args.integer(0)]),
    },
  },
  collection: {
    items: (target) => SIDES.map((side) => borderOf(target, side)),
    item: (target, key) => borderOf(target, asOneOf(key, SIDES)),
  },
});

const rangeBorder = excelClass<BorderTarget>("RangeBorder", {
  key: ({ side }) => side,
  properties: {
    sideIndex: { since: "1.1", get: ({ side }) => side },
    style: {
      since: "1.1",
      get: (target, session) => read(target, (line) => line?.style ?? "None", session),
      set: (target, value, session) => {
        const style = asOneOf(value, STYLES);
        write(target, (line) => (style === "None" ? null : { ...(line ?? NEW_LINE), style }), session);
      },
    },
    weight: {
      since: "1.1",
      get: (target, session) => read(target, (line) => line?.weight ?? "Thin", session),
      set: (target, value, session) => {
        const weight = asOneOf(value, WEIGHTS);
        write(target, (line) => ({ ...(line ?? NEW_LINE), weight }), session);
      },
    },
    color: {
      since: "1.1",
      get: (target, session) => read(target, (line) => line?.color ?? "#000000", session),
      set: (target, value, session) => {
        const color = asColor(value);
        write(target, (line) => ({ ...(line ?? NEW_LINE), color }), session);
      },
    },
  },
});

function borderOf(target: LookTarget, side: Side | undefined): HostObject<BorderTarget> {
  if (side === undefined) throw itemNotFound();
  return rangeBorder.of({ ...target, side });
}

/** The cells along a side, and which of their own edges lies on it. */
function strips(box: Box, side: Side): { box: Box; edge: BorderEdge }[] {
  switch (side) {
    case "EdgeTop":
      return [{ box: { ...box, bottom: box.top }, edge: "Top" }];
    case "EdgeBottom":
      return [{ box: { ...box, top: box.bottom }, edge: "Bottom" }];
    case "EdgeLeft":
      return [{ box: { ...box, right: box.left }, edge: "Left" }];
    case "EdgeRight":
      return [{ box: { ...box, left: box.right }, edge: "Right" }];
    case "InsideVertical":
      return box.left === box.right ? [] : [{ box: { ...box, right: box.right - 1 }, edge: "Right" }];
    case "InsideHorizontal":
      return box.top === box.bottom ? [] : [{ box: { ...box, bottom: box.bottom - 1 }, edge: "Bottom" }];
    case "DiagonalDown":
    case "DiagonalUp":
      return [{ box, edge: side }];
  }
}

/** A style with a name has no cells beside each other, and so nothing inside. */
const STYLE_EDGES: Readonly<Partial<Record<Side, BorderEdge>>> = {
  EdgeTop: "Top",
  EdgeBottom: "Bottom",
  EdgeLeft: "Left",
  EdgeRight: "Right",
  DiagonalDown: "DiagonalDown",
  DiagonalUp: "DiagonalUp",
};

function read<T>(target: BorderTarget, pick: (line?: BorderLine) => T, { model }: Session): T | null {
  if ("style" in target) {
    const edge = STYLE_EDGES[target.side];
    return pick(edge && target.style.look.borders[edge]);
  }
  const { sheet, boxes, side } = target;
  const values = boxes.flatMap((box) =>
    strips(box, side).map((strip) =>
      common(stylesIn(model, sheet, strip.box), (style) => pick(style.borders[strip.edge])),
    ),
  );
  const [first = pick(undefined), ...rest] = values;
  return rest.every((value) => value === first) ? first : null;
}

function write(
  target: BorderTarget,
  change: (line: BorderLine | undefined) => BorderLine | null,
  session: Session,
): void {
  if ("style" in target) {
    const edge = STYLE_EDGES[target.side];
    if (edge) restyle(target, { borders: { [edge]: change(target.style.look.borders[edge]) } }, session);
    return;
  }
  const { sheet, boxes, side } = target;
  const { model } = session;
  refuseUnlessAllowed(sheet, "allowFormatCells");
  for (const { box, edge } of boxes.flatMap((one) => strips(one, side))) {
    const line = common(stylesIn(model, sheet, box), (style) => style.borders[edge]) ?? undefined;
    changeStyle(model, sheet, box, { borders: { [edge]: change(line) } });
  }
}
