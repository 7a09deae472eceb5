import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Linter } from "eslint";

/** The webviews in which Office shows a page lack some of what a browser has, and give some of it only at times. */

const BUILD = path.resolve(__dirname, "..", "..", "dist", "addin");
const page = readFileSync(path.join(BUILD, "taskpane.html"), "utf8");
const scripts = readdirSync(BUILD, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".js"))
  .map((file) => ({ file, code: readFileSync(path.join(BUILD, file), "utf8") }));

/** The page that tries Excel out speaks of these things, and asks whether they are there. */
const isSelfTest = (file: string) => /\bselfTest\.[0-9a-f]+\.js$/.test(file);

const using = (pattern: RegExp) =>
  scripts.filter(({ file, code }) => !isSelfTest(file) && pattern.test(code)).map(({ file }) => file);

test.each([
  ["questions in windows of the browser, which Office takes away", /\b(alert|confirm|prompt)\(/],
  ["the browser's history, which Office takes away", /\b(pushState|replaceState)\b/],
  ["printing, which does nothing on a Mac", /\b(window|self)\.print\(/],
  [
    "memory of the browser, which is parted by site, blocked or cleared",
    /\b(localStorage|sessionStorage|indexedDB)\b/,
  ],
  ["cookies", /document\.cookie/],
  ["dialogs of Office, which stop custom functions and ask for pop-ups", /displayDialogAsync/],
  ["settings of Office's common API, of which each co-author has a copy", /document\.settings/],
  [
    "opening by itself, which is ignored where Microsoft Marketplace installed it",
    /setStartupBehavior|AutoShowTaskpane/,
  ],
  ["a file of its own from Excel, which comes in slices", /getFileAsync/],
])("the add-in does not use %s", (_what, pattern) => {
  expect(using(pattern)).toEqual([]);
});

test("Office.js is asked once whether it is ready", () => {
  const asked = scripts.flatMap(({ code }) => code.match(/Office\.onReady\(/g) ?? []);
  expect(asked).toHaveLength(1);
});

test("every script is plain ES2022, which each webview of a supported Office reads", () => {
  const linter = new Linter();
  const languageOptions = { ecmaVersion: 2022, sourceType: "script" } as const;
  const unread = scripts.flatMap(({ file, code }) =>
    linter
      .verify(code, [{ languageOptions }])
      .filter(({ fatal }) => fatal)
      .map(({ message }) => `${file}: ${message}`),
  );
  expect(unread).toEqual([]);
});

test("a scroll bar is always there, since WebView2 hides it until the mouse comes", () => {
  expect(page).toMatch(/body\s*\{[^}]*overflow-y:\s*scroll/);
});
