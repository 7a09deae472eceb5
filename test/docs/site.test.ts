import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";

/** The pages in docs/ as a site, and every link in it and in the README. */

const root = path.resolve(__dirname, "../..");
const site = path.join(root, "dist", "docs");

execFileSync(process.execPath, [path.join(root, "scripts", "docs.js")]);
const files = readdirSync(site).filter((file) => file.endsWith(".html"));
const documents = new Map(
  files.map((file) => [file, new JSDOM(readFileSync(path.join(site, file), "utf8")).window.document]),
);

/** What is wrong with a link of a page of the site; nothing when it leads somewhere. */
function broken(file: string, link: string): string | null {
  if (/^https:\/\//.test(link)) return URL.canParse(link) ? null : `${file}: ${link}`;
  const [target, anchor] = link.split("#");
  const page = target === "" ? file : target!;
  if (!existsSync(path.join(site, page))) return `${file}: ${link}`;
  if (anchor === undefined) return null;
  return documents.get(page)?.getElementById(decodeURIComponent(anchor)) ? null : `${file}: no ${link}`;
}

test("every page of the folder is on the site", () => {
  const written = readdirSync(path.join(root, "docs")).filter((file) => file.endsWith(".md"));
  for (const page of written) expect(files).toContain(page.replace(/\.md$/, ".html"));
});

test("every page is reached from the menu of every other, and says which one it is", () => {
  for (const [file, document] of documents) {
    const menu = [...document.querySelectorAll("nav li a")];
    expect(menu.map((link) => link.getAttribute("href")).sort()).toEqual([...files].sort());
    expect(document.querySelector("nav [aria-current=page]")?.getAttribute("href")).toBe(file);
    expect(document.querySelectorAll("h1")).toHaveLength(1);
  }
});

test("links and pictures of the site lead somewhere", () => {
  const found = [...documents].flatMap(([file, document]) =>
    [...document.querySelectorAll("[href], [src]")].map((element) =>
      broken(file, element.getAttribute("href") ?? element.getAttribute("src")!),
    ),
  );
  expect(found.filter(Boolean)).toEqual([]);
});

test("every picture says what it shows", () => {
  for (const [file, document] of documents) {
    const silent = [...document.querySelectorAll("img")].filter(
      (image) => (image.getAttribute("alt") ?? "") === "",
    );
    expect([file, silent.map((image) => image.getAttribute("src"))]).toEqual([file, []]);
  }
});

test.each(["README.md", "CHANGELOG.md", "SELFTEST.md"])("links of %s lead to files", (name) => {
  const links = [...readFileSync(path.join(root, name), "utf8").matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)];
  const lost = links
    .map(([, link]) => link!)
    .filter((link) => !/^https:/.test(link) && !existsSync(path.join(root, link)));
  expect(lost).toEqual([]);
});
