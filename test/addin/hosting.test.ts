import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a static host is told to send with the add-in's files: Excel keeps some of them for long, and must not lose others. */

const BUILD = path.resolve(__dirname, "..", "..", "dist", "addin");
const read = (file: string) => readFileSync(path.join(BUILD, file), "utf8");

type Headers = Readonly<Record<string, string>>;

interface Rules {
  readonly all: Headers;
  readonly caching: ReadonlyMap<string, string>;
}

/** `_headers`: a path, then its headers, indented. */
function rulesOfHeadersFile(): Rules {
  const rules = new Map<string, Record<string, string>>();
  let current: Record<string, string> = {};
  for (const line of read("_headers").split("\n").filter(Boolean)) {
    if (!line.startsWith(" ")) rules.set(line, (current = {}));
    else current[line.slice(0, line.indexOf(":")).trim()] = line.slice(line.indexOf(":") + 1).trim();
  }
  const { "/*": all = {}, ...files } = Object.fromEntries(rules);
  const caching = Object.entries(files).map(([file, headers]) => [file, headers["Cache-Control"]!] as const);
  return { all, caching: new Map(caching) };
}

function rulesOfAzureFile(): Rules {
  const { globalHeaders, routes } = JSON.parse(read("staticwebapp.config.json")) as {
    readonly globalHeaders: Headers;
    readonly routes: readonly { readonly route: string; readonly headers: Headers }[];
  };
  return {
    all: globalHeaders,
    caching: new Map(routes.map(({ route, headers }) => [route, headers["Cache-Control"]!])),
  };
}

const rules = rulesOfHeadersFile();

/** What is said of keeping a file; every rule that its path fits. */
function cachingOf(file: string): string[] {
  return [...rules.caching]
    .filter(([rule]) => (rule.endsWith("*") ? file.startsWith(rule.slice(0, -1)) : file === rule))
    .map(([, value]) => value);
}

const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && entry.name !== "_headers")
  .map(
    (entry) => `/${path.relative(BUILD, path.join(entry.parentPath, entry.name)).split(path.sep).join("/")}`,
  )
  .filter((file) => file !== "/staticwebapp.config.json");

test("two hosts are told the same", () => {
  expect(rulesOfAzureFile()).toEqual(rules);
});

test("every file of the build has one rule about keeping it", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => cachingOf(file).length !== 1)).toEqual([]);
});

test("icons may be kept: where they may not, buttons are missing from the ribbon", () => {
  const icons = files.filter((file) => file.endsWith(".png"));
  expect(icons.length).toBeGreaterThan(30);
  for (const icon of icons) expect(cachingOf(icon)[0]).toMatch(/^public, max-age=\d{4,}$/);
});

test("scripts with a hash in their name are kept for ever; whatever keeps its name is asked for anew", () => {
  for (const file of files.filter((each) => !each.endsWith(".png"))) {
    const isHashed = /\.[0-9a-f]{8}\.js(\.LICENSE\.txt)?$/.test(file);
    expect([file, cachingOf(file)[0]]).toEqual([
      file,
      isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    ]);
  }
});

test("Office on the web may show the page in a frame, and nobody else", () => {
  const policy = rules.all["Content-Security-Policy"]!;
  expect(policy).toMatch(/^frame-ancestors 'self' /);
  for (const site of ["officeapps.live.com", "sharepoint.com", "cloud.microsoft"]) {
    expect(policy).toContain(`https://*.${site}`);
  }
  expect(policy).toContain("https://onedrive.live.com");
  expect(Object.keys(rules.all)).not.toContain("X-Frame-Options");
});
