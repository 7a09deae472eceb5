import { accessDenied } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { asFlag, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";

const NOTHING_ALLOWED: Readonly<Record<string, boolean | string>> = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

export const worksheetProtection: DefinedClass<SheetModel> = excelClass("WorksheetProtection", {
  properties: {
    protected: { since: "1.2", get: (sheet) => sheet.protection !== null },
    options: { since: "1.2", get: (sheet) => sheet.protection?.options ?? NOTHING_ALLOWED },
  },
  methods: {
    // Protecting what is protected fails, as does a wrong password.
    protect: {
      since: "1.2",
      call: (sheet, args, { model }) => {
        // Fact: protection.protect-twice
        if (sheet.protection) throw accessDenied();
        const wanted = args.has(0) ? args.record(0) : {};
        const options = { ...NOTHING_ALLOWED };
        for (const [option, value] of Object.entries(wanted)) {
          if (value === null || !(option in options)) continue;
          options[option] = option === "selectionMode" ? asText(value) : asFlag(value);
        }
        const passwordText = args.textOr(1, "");
        sheet.protection = { password: passwordText !== "", options, passwordText };
        model.notify({ kind: "protection", sheet });
      },
    },
    unprotect: {
      since: "1.7",
      call: (sheet, args, { model }) => {
        if (!sheet.protection) return;
        const { password, passwordText } = sheet.protection;
        // Of a password in an opened file only its hash is known: nothing lifts it.
        if (password && (passwordText === undefined || passwordText !== args.textOr(0, "")))
          throw accessDenied();
        sheet.protection = null;
        model.notify({ kind: "protection", sheet });
      },
    },
  },
});
