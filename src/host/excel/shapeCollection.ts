import { GEOMETRIES } from "../../spreadsheet/model/geometries";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { pictureOf } from "../../spreadsheet/model/picture";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import { addLine, addShape, groupShapes, newText } from "../../spreadsheet/model/shapes";
import type { ShapeModel } from "../../spreadsheet/model/shape";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { asNumber, type Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { findShape, shape } from "./shape";
import { CONNECTORS } from "./shapeLine";
import type { ShapeTarget } from "./shapeTarget";

const TEXT_BOX = { width: 72, height: 72 };

/** What is drawn on a sheet beside its charts. */
export const shapeCollection: DefinedClass<SheetModel> = excelClass("ShapeCollection", {
  methods: {
    addGeometricShape: adding((sheet, args, { model }) => {
      const geometry = args.oneOf(0, GEOMETRIES);
      return addShape(model, sheet, geometry, {
        kind: "geometry",
        geometry,
        isTextBox: false,
        text: newText("", false),
      });
    }),
    addTextBox: adding((sheet, args, { model }) => {
      const text = newText(args.textOr(0, ""), true);
      const drawn = { kind: "geometry", geometry: "Rectangle", isTextBox: true, text } as const;
      return addShape(model, sheet, "TextBox", drawn, TEXT_BOX);
    }),
    addLine: adding((sheet, args, { model }) => {
      const [x1, y1, x2, y2] = [0, 1, 2, 3].map((i) => asNumber(args.any(i))) as [
        number,
        number,
        number,
        number,
      ];
      return addLine(model, sheet, [x1, y1], [x2, y2], args.oneOf(4, CONNECTORS, "Straight"));
    }),
    addImage: adding((sheet, args, { model }) => {
      const base64 = args.text(0).replace(/^data:[^,]*,/, "");
      const picture = pictureOf(base64);
      if (!picture) throw invalidArgument();
      const { format, width, height } = picture;
      return addShape(model, sheet, "Picture", { kind: "image", format, base64 }, { width, height });
    }),
    addGroup: adding((sheet, args, { model }) => {
      const given = args.any(0);
      const wanted = (Array.isArray(given) ? (given as unknown[]) : []).map((one) => {
        const found = shape.accepts(one) ? one : findShape(all(sheet), one);
        if (!found) throw itemNotFound();
        return found.target.shape;
      });
      return groupShapes(model, sheet, wanted);
    }),
    getCount: { since: "1.9", call: (sheet) => sheet.shapes.length },
    getItem: {
      since: "1.9",
      call: (sheet, args) => {
        const found = findShape(all(sheet), args.any(0));
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemAt: {
      since: "1.9",
      call: (sheet, args) => {
        const found = all(sheet)[args.integer(0)];
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemOrNullObject: { since: "1.14", call: (sheet, args) => findShape(all(sheet), args.any(0)) },
  },
  collection: { items: all, item: (sheet, key) => findShape(all(sheet), key) },
});

function all(sheet: SheetModel): HostObject<ShapeTarget>[] {
  return sheet.shapes.map((one) => shape.of({ sheet, shape: one, group: null }));
}

function adding(
  add: (sheet: SheetModel, args: Arguments, session: Session) => ShapeModel,
): Method<SheetModel> {
  return {
    since: "1.9",
    call: (sheet, args, session) => {
      refuseUnlessAllowed(sheet, "allowEditObjects");
      return shape.of({ sheet, shape: add(sheet, args, session), group: null });
    },
  };
}
