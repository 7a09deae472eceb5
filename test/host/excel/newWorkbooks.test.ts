import { PROFILES, type ProfileName } from "../../../src/host/excel/profiles";
import type { OpenedWorkbook } from "../../../src/spreadsheet/xlsx/origin";
import { givenWorkbook } from "../givenWorkbook";

const NAMES = Object.keys(PROFILES) as ProfileName[];

test.each(NAMES)(
  "%s: Excel.createWorkbook opens a window, however the platform's bundle asks",
  async (name) => {
    const windows: OpenedWorkbook[] = [];
    const { window } = await givenWorkbook(
      {},
      { ...PROFILES[name], openNewWorkbook: (made) => windows.push(made) },
    );
    await window.Excel.createWorkbook();
    expect(windows.map(({ model }) => model.sheets.map((sheet) => sheet.name))).toEqual([["Sheet1"]]);
    await window.Excel.createWorkbook("  \n");
    expect(windows).toHaveLength(2);
    const refused = window.Excel.createWorkbook("bm8gd29ya2Jvb2s=");
    await expect(refused).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(windows).toHaveLength(2);
  },
);
