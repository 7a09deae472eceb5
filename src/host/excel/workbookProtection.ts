import { accessDenied } from "../../spreadsheet/model/excelError";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { excelClass, type DefinedClass } from "../protocol/excelClass";

/** Protection of the structure: no sheet may come, go, move, hide or be renamed. */
export const workbookProtection: DefinedClass<WorkbookModel> = excelClass("WorkbookProtection", {
  properties: { protected: { since: "1.7", get: (model) => model.structureProtection !== null } },
  methods: {
    protect: {
      since: "1.7",
      call: (model, args) => {
        if (model.structureProtection) throw accessDenied();
        model.structureProtection = { password: args.textOr(0, "") };
        model.notify({ kind: "settings" });
      },
    },
    unprotect: {
      since: "1.7",
      call: (model, args) => {
        const protection = model.structureProtection;
        if (protection && protection.password !== args.textOr(0, "")) throw accessDenied();
        model.structureProtection = null;
        model.notify({ kind: "settings" });
      },
    },
  },
});

export function refuseProtectedStructure(model: WorkbookModel): void {
  // Fact: protection.workbook-structure
  if (model.structureProtection) throw accessDenied();
}
