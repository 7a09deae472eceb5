import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** What users load: the built add-in in dist/addin (npm run build). */

const BUILD = path.resolve(__dirname, "..", "..", "dist", "addin");
const scripts = [
  "functions.js",
  ...readdirSync(path.join(BUILD, "scripts")).map((file) => `scripts/${file}`),
].filter((file) => file.endsWith(".js"));
const page = readFileSync(path.join(BUILD, "taskpane.html"), "utf8");
const modules = JSON.parse(readFileSync(`${BUILD}.modules.json`, "utf8")) as string[];

/** Scripts of the page in their order, as written in its source. */
const sources = [...page.matchAll(/<script\b[^>]*?\bsrc="?([^">\s]+)"?/g)].map(([, source]) => source!);

const PERMISSIVE = ["MIT", "ISC", "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

const HELLO_WORLD_PANE_KB = 159;

test("holds the add-in, and nothing of the host or the workbench", () => {
  expect(modules).toContain("src/addin.ts");
  expect(modules).toContain("src/workflows/refresh.ts");
  expect(modules.filter((file) => /^src\/(host|workbench)\//.test(file))).toEqual([]);
  expect(
    modules.filter((file) => /node_modules\/(@microsoft\/office-js|@odoo|hyperformula|xlsx)/.test(file)),
  ).toEqual([]);
});

test("asks for no data: no request, no socket, no beacon, no code from text", () => {
  const callsOut =
    /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|\beval\(|new Function|importScripts/g;
  const calling = scripts.flatMap((file) =>
    [...readFileSync(path.join(BUILD, file), "utf8").matchAll(callsOut)].map(([word]) => word),
  );
  // Papa Parse can fetch the text it reads, if it is asked to `download` it; our one call gives it the text.
  expect(calling).toEqual(["XMLHttpRequest"]);
  const reader = readFileSync(
    path.resolve(__dirname, "../../src/documents/reading/delimitedText.ts"),
    "utf8",
  );
  expect(modules.filter((file) => /papaparse/.test(file))).toEqual([
    "node_modules/papaparse/papaparse.min.js",
  ]);
  expect(reader).toMatch(/Papa\.parse/);
  expect(reader).not.toMatch(/download/);
});

test("the page loads the watchdog, then Office.js from Microsoft's CDN, then the add-in", () => {
  expect(sources).toHaveLength(3);
  expect(sources[0]).toMatch(/^scripts\/watchdog\.[0-9a-f]{8}\.js$/);
  expect(sources[1]).toBe("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  expect(sources[2]).toMatch(/^scripts\/addin\.[0-9a-f]{8}\.js$/);
  for (const file of [sources[0]!, sources[2]!]) expect(existsSync(path.join(BUILD, file))).toBe(true);
});

test("the page's policy allows scripts from itself and from Microsoft's CDN only", () => {
  expect(page).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
  expect(page).not.toMatch(/<script(?![^>]*src=)/);
});

test("what must be loaded before the first screen is no larger than a hello-world pane with the same library", () => {
  const bytes = sources
    .filter((source) => !source.startsWith("https:"))
    .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(BUILD, file))).length, 0);
  expect(bytes / 1000).toBeLessThan(HELLO_WORLD_PANE_KB);
});

test("comes with the licence of every package in it, permissive ones only", () => {
  const notices = readFileSync(path.join(BUILD, "licenses.txt"), "utf8");
  const packages = new Set(
    modules.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
  );
  for (const name of packages) expect(notices).toMatch(new RegExp(`^${name} \\S+ \\(.+\\)$`, "m"));
  const licences = [...notices.matchAll(/^\S+ \d+\.\d+\.\d+\S* \((.+)\)$/gm)].map(([, licence]) => licence);
  expect(licences).toHaveLength(packages.size);
  expect(licences.filter((licence) => !PERMISSIVE.includes(licence!))).toEqual([]);
});
