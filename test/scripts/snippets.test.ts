import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { runSnippet } from "../../scripts/snippets/runSnippet";
import { readSnippet } from "../../scripts/snippets/snippet";
import { givenFolder } from "../givenFolder";

const folder = givenFolder();

/** A snippet with these buttons; each runs the code of its name in a batch on the sheet Sheet1. */
function snippet(buttons: Readonly<Record<string, string>>, more = ""): string {
  const html = Object.keys(buttons).map((id) => `<button id="${id}">${id}</button>`);
  const listeners = Object.entries(buttons).map(
    ([id, code]) => `document.getElementById("${id}").addEventListener("click", () => tryCatch(async () => {
      await Excel.run(async (context) => {
        const sheet: Excel.Worksheet = context.workbook.worksheets.getItem("Sheet1");
        ${code}
        await context.sync();
      });
    }));`,
  );
  const script = `${listeners.join("\n")}\n${more}
    async function tryCatch(callback) { try { await callback(); } catch (error) { console.error(error); } }`;
  return JSON.stringify({
    name: "a snippet",
    host: "EXCEL",
    script: { content: script, language: "typescript" },
    template: { content: html.join("") },
    libraries: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js\njquery@3.1.1",
  });
}

const run = (text: string) => runSnippet(readSnippet(text)!);

test("runs every button, the setup first", async () => {
  const text = snippet({
    check: `const range = sheet.getRange("A1"); range.load("values"); await context.sync();
      if (range.values[0][0] !== 7) throw new Error("setup did not run first");`,
    setup: `sheet.getRange("A1").values = [[7]];`,
  });
  expect(await run(text)).toBe("ran");
});

test("names the member that the host lacks", async () => {
  expect(await run(snippet({ go: `sheet.getRange("A1").showCard();` }))).toBe("ApiNotFound Range.showCard");
});

test("ends where the snippet closes the workbook", async () => {
  const text = snippet({ close: "context.workbook.close();", after: `throw new Error("pressed");` });
  expect(await run(text)).toBe("ran");
});

test("says why a snippet failed", async () => {
  expect(await run(snippet({ go: `context.workbook.worksheets.getItem("None").activate();` }))).toMatch(
    /^failed ItemNotFound: /,
  );
  expect(await run(snippet({ go: `throw new Error("no luck");` }))).toBe("failed no luck");
});

test("an error of the script is a failure", async () => {
  expect(await run(snippet({}, `document.getElementById("none").click();`))).toMatch(/^failed Cannot read/);
});

test("has jQuery where the snippet asks for it", async () => {
  expect(await run(snippet({ go: "" }, `$("#go").on("click", () => tryCatch(async () => {}));`))).toBe("ran");
});

test("has what snippets use of libraries that only the network has", async () => {
  const text = snippet(
    { go: "" },
    `
    const serial = moment(Date.UTC(2026, 0, 2, 12)).toOADate();
    const day = moment.fromOADate(serial).format("YYYY-MM-DD");
    $("body").append('<input type="text" id="color" value="red">');
    $("#color").spectrum({});
    const red = tinycolor($("#color").spectrum("get").toRgb()).toHexString();
    $("#color").spectrum("set", tinycolor.random().toHexString());
    const told = [day, moment.fromOADate(46024).unix(), red, base64js.fromByteArray([1, 2]), $("#color").val()].join();
    if (!/^2026-01-02,\\d+,#ff0000,AQI=,#[0-9a-f]{6}$/.test(told)) throw new Error(told);`,
  ).replace(
    "jquery@3.1.1",
    "jquery@3.1.1\\nmoment@2.18.1\\nhttps://unpkg.com/base64-js@1.2.1/base64js.min.js\\ntinycolor2@1.4.1/tinycolor.js\\nspectrum-colorpicker@1.8.0/spectrum.js",
  );
  expect(await run(text)).toBe("ran");
});

test("a button whose work goes on by itself is left to it, and the next one may end it", async () => {
  const text = snippet({
    start: `window.goesOn = true;
      while (window.goesOn) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        sheet.getRange("A1").values = [[Date.now()]];
        await context.sync();
      }`,
    stop: `window.goesOn = false;`,
  });
  expect(await run(text)).toBe("ran");
}, 30_000);

test("new workbooks open in windows of their own; the network is not there", async () => {
  expect(await run(snippet({ go: `await Excel.createWorkbook();` }))).toBe("ran");
  expect(await run(snippet({ go: `await fetch("https://example.org/");` }))).toBe(
    "failed There is no network here: https://example.org/",
  );
});

test("events reach their handlers", async () => {
  const text = snippet({
    setup: `sheet.onChanged.add(async () => { document.title = "changed"; });`,
    type: `sheet.getRange("B2").values = [[1]];`,
    verify: `if (document.title !== "changed") throw new Error("no event");`,
  });
  expect(await run(text)).toBe("ran");
});

test("a file is chosen where the snippet asks for one: a picture, or a workbook", async () => {
  const choosing = (label: string, type: string) =>
    snippet(
      { verify: `if (document.title !== "${type}") throw new Error(document.title);` },
      `
      const input = document.createElement("input");
      input.type = "file";
      document.body.prepend(input, "${label}");
      input.addEventListener("change", () => {
        const reader = new FileReader();
        reader.onload = () => { document.title = reader.result.slice(0, reader.result.indexOf(";")); };
        reader.readAsDataURL(input.files[0]);
      });`,
    );
  expect(await run(choosing("Select an image.", "data:image/png"))).toBe("ran");
  const workbook = "data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  expect(await run(choosing("Select a file.", workbook))).toBe("ran");
});

test("what Microsoft's helpers are shown of an error is the reason", async () => {
  const text = snippet(
    { go: "" },
    `OfficeHelpers.UI.notify("Done"); OfficeHelpers.Utilities.log(new Error("no luck"));`,
  );
  expect(await run(text)).toBe("failed no luck");
});

test("a constant that is declared twice is a variable, as in Script Lab", async () => {
  expect(await run(snippet({ go: `const n = 1; const n = 2; if (n !== 2) throw new Error("first");` }))).toBe(
    "ran",
  );
});

test("Microsoft's helpers make a sheet anew, or only empty it", async () => {
  const text = snippet({
    setup: `const old = context.workbook.worksheets.add("Old"); old.getRange("A1").values = [[1]];`,
    fresh: `await context.sync();
      const fresh = await OfficeHelpers.ExcelUtilities.forceCreateSheet(context.workbook, "Sheet1");
      fresh.getRange("A1").values = [[2]];
      const emptied = await OfficeHelpers.ExcelUtilities.forceCreateSheet(context.workbook, "Old", true);
      const [a, b] = [fresh.getRange("A1").load("values"), emptied.getRange("A1").load("values")];
      await context.sync();
      if (a.values[0][0] !== 2 || b.values[0][0] !== "") throw new Error("other sheets");`,
  });
  expect(await run(text)).toBe("ran");
});

describe("custom functions are called from cells, each with arguments of its kinds", () => {
  const functions = async (code: string) =>
    run(
      JSON.stringify({ name: "functions", host: "EXCEL", script: { content: code, language: "typescript" } }),
    );
  const comment = (...lines: string[]) =>
    `/**\n * @customfunction\n${lines.map((line) => ` * ${line}\n`).join("")} */\n`;

  test("and come to a value", async () => {
    const given = `function given(a: number, b: string, c: boolean, d: number[][]) {
      if ([typeof a, typeof b, typeof c, Array.isArray(d[0])].join() !== "number,string,boolean,true") throw new Error("others");
      return a; }`;
    const block = `async function block() { return [[1, 2], [3, 4]]; }`;
    const color = `/** @customenum {string} */ enum Color { Red = "red" }
      ${comment("@param {Color} color")} function dye(color: Color) { if (color !== "red") throw new Error(color); return color; }`;
    expect(await functions(comment() + given + "\n" + comment() + block + "\n" + color)).toBe("ran");
  });

  test.each([
    [
      "an error that is thrown",
      comment(),
      `function fail(): number { throw new Error("no luck"); }`,
      "no luck",
    ],
    [
      "an error that is returned",
      comment(),
      `function fail(): any { return new Error("no luck"); }`,
      "no luck",
    ],
    [
      "a request",
      comment(),
      `async function ask() { return (await fetch("x")).ok; }`,
      "There is no network here: x",
    ],
    [
      "a result that no cell takes",
      comment(),
      "function card(): any { return {}; }",
      "=SNIPPET.CARD() is #VALUE!",
    ],
    [
      "streaming",
      comment("@param {CustomFunctions.StreamingInvocation<number>} invocation"),
      "function tick(invocation: CustomFunctions.StreamingInvocation<number>): void {}",
      "=SNIPPET.TICK() needs streaming, which the host does not give.",
    ],
  ])("%s is named", async (_what, described, code, expected) => {
    expect(await functions(described + code)).toBe(`failed ${expected}`);
  });

  test("comments that describe no function of Excel's are refused", async () => {
    const wrong = "function wrong(a: Nothing): number { return 1; }";
    await expect(functions(comment("@param {Nothing} a") + wrong)).rejects.toThrow("Nothing");
  });
});

test("a missing event is named as it is written", async () => {
  const text = snippet({ go: `context.workbook.onAutoSaveSettingChanged.add(async () => {});` });
  expect(await run(text)).toBe("ApiNotFound Workbook.onAutoSaveSettingChanged");
});

test("what this Office.js itself lacks is named as well", async () => {
  expect(await run(snippet({ go: `sheet.notes.add("A1", "a note");` }))).toBe("ApiNotFound Worksheet.notes");
  expect(await run(snippet({ go: `sheet.getRange("A1").valuesAsJson = [[{}]];` }))).toBe(
    "ApiNotFound Range.valuesAsJson",
  );
  const label = `sheet.charts.add("Line", sheet.getRange("A1:A2")).series.getItemAt(0).points.getItemAt(0).dataLabel`;
  expect(await run(snippet({ go: `${label}.set({ geometricShapeType: "Rectangle" });` }))).toBe(
    "ApiNotFound ChartDataLabel.geometricShapeType",
  );
  expect(await run(snippet({ go: `Excel.EntityCompactLayoutIcons.bird.trim();` }))).toBe(
    "ApiNotFound Excel.EntityCompactLayoutIcons",
  );
  expect(await run(snippet({ go: `sheet.getRange("A1").nix.trim();` }))).toMatch(/^failed Cannot read/);
});

test("a game that goes on by itself is left to it; batches in handlers and timers are waited for", async () => {
  const text = snippet({
    start: `let n = 0;
      setInterval(() => Excel.run(async (inner) => {
        inner.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[n++]];
        await inner.sync();
      }), 100);`,
    verify: `await new Promise((resolve) => setTimeout(resolve, 300));
      const range = sheet.getRange("A1").load("values"); await context.sync();
      if (!(range.values[0][0] > 0)) throw new Error("the game stands still");`,
  });
  expect(await run(text)).toBe("ran");
});

test("YAML of something else is no snippet", () => {
  expect(readSnippet("- 1\n- 2\n")).toBeNull();
  expect(readSnippet("name: x\n")).toBeNull();
  expect(() => readSnippet("a: [")).toThrow();
});

test("the command prints a line for each file and fails where one did not run", async () => {
  const uncaught = `document.getElementById("go").addEventListener("click", async () => { throw new Error("unseen"); });`;
  writeFileSync(path.join(folder, "a.yaml"), snippet({ go: `sheet.getRange("A1").values = [[1]];` }));
  writeFileSync(path.join(folder, "b.yaml"), snippet({ go: "" }, uncaught));
  writeFileSync(path.join(folder, "c.yaml"), snippet({}).replace("EXCEL", "WORD"));
  writeFileSync(path.join(folder, "d.yaml"), "a: [");
  writeFileSync(path.join(folder, "e.yaml"), snippet({ go: "while (true);" }));
  const script = path.resolve(__dirname, "..", "..", "scripts", "run-snippets.js");
  const { output, code } = await new Promise<{ output: string; code: number | null }>((resolve) => {
    const child = execFile(process.execPath, [script, folder, "30"], (_error, stdout) =>
      resolve({ output: stdout, code: child.exitCode }),
    );
  });
  expect(output.split("\n").slice(0, 3)).toEqual([
    "a.yaml: ran",
    "b.yaml: failed unseen",
    "c.yaml: skipped: for WORD",
  ]);
  expect(output).toMatch(/^d.yaml: failed .+$/m);
  expect(output).toMatch(/^e.yaml: failed no end after 30 s$/m);
  expect(output).toMatch(/^1 of 4 ran$/m);
  expect(code).toBe(1);
});
