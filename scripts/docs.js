const { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { pages, renderPage } = require("./docs/site");

const root = path.resolve(__dirname, "..");
const OUT = path.join(root, "dist", "docs");

/** `npm run docs`: the pages in docs/ as a small static site in dist/docs. */
async function main() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  for (const page of pages) {
    const markdown = readFileSync(path.join(root, page.source), "utf8");
    writeFileSync(path.join(OUT, page.file), await renderPage(page, markdown));
  }
  cpSync(path.join(root, "docs", "images"), path.join(OUT, "images"), { recursive: true });
  cpSync(path.join(__dirname, "docs", "site.css"), path.join(OUT, "site.css"));
  console.log(`${pages.length} pages in ${path.relative(root, OUT)}: open index.html`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
