import { OpcPackage } from "./opcPackage";
import { OFFICE_THEME } from "./officeTheme";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const WORKBOOK = `<workbook xmlns="${MAIN}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews><sheets/></workbook>`;

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`;

/** The parts that every workbook has, without any sheet: what a new workbook is saved into. */
export function blankPackage(): OpcPackage {
  const parts = new OpcPackage();
  parts.setDefaultType("rels", "application/vnd.openxmlformats-package.relationships+xml");
  parts.setDefaultType("xml", "application/xml");
  parts.relate("", "officeDocument", "xl/workbook.xml");
  parts.set("xl/workbook.xml", HEAD + WORKBOOK, `${SPREADSHEET}.sheet.main+xml`);
  parts.relate("xl/workbook.xml", "styles", "xl/styles.xml");
  parts.set("xl/styles.xml", HEAD + STYLES, `${SPREADSHEET}.styles+xml`);
  parts.relate("xl/workbook.xml", "theme", "xl/theme/theme1.xml");
  parts.set(
    "xl/theme/theme1.xml",
    HEAD + OFFICE_THEME,
    "application/vnd.openxmlformats-officedocument.theme+xml",
  );
  return parts;
}
