import { common, styleAt, stylesIn } from "../../spreadsheet/model/cellStyles";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { hyperlinkAt, setHyperlink, type HyperlinkModel } from "../../spreadsheet/model/hyperlinks";
import { applyNamedStyle, findNamedStyle, styleName } from "../../spreadsheet/model/namedStyles";
import { formatValue } from "../../spreadsheet/model/numberFormat";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import { asRecord, asText } from "../protocol/arguments";
import type { Property } from "../protocol/excelClass";
import { isUnbounded, type RangeTarget } from "./rangeTarget";

/** The named style of a range, and where its cells lead to. */
export const rangeLooks: Record<string, Property<RangeTarget>> = {
  style: {
    since: "1.7",
    get: ({ sheet, box }, { model }) => common(stylesIn(model, sheet, box), styleName),
    set: ({ sheet, box }, value, { model }) => {
      refuseUnlessAllowed(sheet, "allowFormatCells");
      const style = findNamedStyle(model, asText(value));
      if (!style) throw invalidArgument();
      applyNamedStyle(model, sheet, box, style);
    },
  },
  hyperlink: {
    since: "1.7",
    get: ({ sheet, box }, { model }) => {
      const link = hyperlinkAt(sheet, box);
      if (!link) return null;
      const { numberFormat } = model.styles.get(styleAt(sheet, box.top, box.left));
      const { address, documentReference, screenTip } = link;
      const textToDisplay = formatValue(sheet.cells.value(box.top, box.left), numberFormat, model.date1904);
      return { address, documentReference, screenTip, textToDisplay };
    },
    set: ({ sheet, box }, value, { model }) => {
      if (isUnbounded(box)) throw invalidArgument();
      refuseLocked(model, sheet, box);
      const given = asRecord(value);
      const text = (name: string): string | undefined =>
        given[name] === undefined || given[name] === null ? undefined : asText(given[name]);
      const link: HyperlinkModel = { box };
      const [address, place, tip] = ["address", "documentReference", "screenTip"].map(text);
      if (!address && !place) throw invalidArgument();
      if (address) link.address = address;
      if (place) link.documentReference = place;
      if (tip) link.screenTip = tip;
      setHyperlink(model, sheet, link, text("textToDisplay"));
    },
  },
};
