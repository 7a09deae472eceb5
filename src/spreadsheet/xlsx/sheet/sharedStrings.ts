import { decodeCellText } from "../xml/text";
import { readXml } from "../xml/sax";

/** The workbook's shared texts in order; formatted runs are joined, phonetic readings left out. */
export function readSharedStrings(xml: string, part: string): string[] {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = 0;
  readXml(xml, part, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      inText = name === "t" && phonetic === 0;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === "si") strings.push(decodeCellText(text));
      else if (name === "rPh") phonetic--;
      inText = false;
    },
  });
  return strings;
}
