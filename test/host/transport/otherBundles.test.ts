import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { ExcelHost } from "../../../src/host/excel/excelHost";
import { EXCEL_LTSC_2021 } from "../../../src/host/excel/profiles";
import { givenModel } from "../givenWorkbook";

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost: ((text: string) => void) | null;
}

interface BridgeRequest {
  readonly id: number;
  readonly type: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

const REQUEST = 1;
const RESPONSE = 2;

/** Excel.run of Microsoft's bundle for another platform, over the bridge that native Excel offers it. */
function excelOf(bundle: string, host: ExcelHost): typeof Excel {
  const folder = path.join(path.dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
  const bridge: Bridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      const { id, type, flags, message } = JSON.parse(text) as BridgeRequest;
      if (type !== REQUEST) return;
      const answer = host.answer(JSON.stringify(message.body));
      const body = typeof answer === "string" ? (JSON.parse(answer) as unknown) : null;
      const response = { id, type: RESPONSE, flags, message: { statusCode: 200, headers: {}, body } };
      queueMicrotask(() => bridge.onMessageFromHost!(JSON.stringify(response)));
    },
  };
  const location = {
    href: "https://localhost/",
    search: "",
    hash: "",
    protocol: "https:",
    hostname: "localhost",
  };
  const page: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    navigator: { userAgent: "node" },
    location,
    _richApiNativeBridge: bridge,
  };
  page["window"] = page["self"] = page;
  vm.createContext(page);
  vm.runInContext(readFileSync(path.join(folder, bundle), "utf8"), page);
  return page["Excel"] as typeof Excel;
}

test.each(["excel-web-16.00.js", "excel-win32-16.01.js", "excel-mac-16.00.js"])(
  "%s writes and reads cells, tables and charts on the same host",
  async (bundle) => {
    const host = new ExcelHost(givenModel({ Data: [] }), EXCEL_LTSC_2021);
    const excel = excelOf(bundle, host);
    const read = await excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const range = sheet.getRange("A1:B3");
      range.values = [
        ["Month", "Rate"],
        ["Jan", 1],
        ["Feb", 2],
      ];
      sheet.tables.add("A1:B3", true).name = "tblRate";
      sheet.charts.add("Line", range, "Columns").title.text = "Rate";
      range.load("values,address");
      const none = context.workbook.tables.getItemOrNullObject("tblNone");
      await context.sync();
      return [range.address, range.values[2]!, none.isNullObject];
    });
    expect(read).toEqual(["Data!A1:B3", ["Feb", 2], true]);
    const [sheet] = host.model.sheets;
    expect([sheet!.tables[0]!.name, sheet!.charts[0]!.title.text]).toEqual(["tblRate", "Rate"]);
  },
);
