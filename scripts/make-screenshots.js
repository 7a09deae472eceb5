const { spawn, spawnSync } = require("node:child_process");
const { mkdirSync, mkdtempSync, rmSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { chromium } = require("playwright-core");
const { buildWhenStale } = require("./build-when-stale");
const { browserFlags, findBrowser, howToGetOne } = require("./find-browser");

const root = path.resolve(__dirname, "..");
const images = path.join(root, "docs", "images");
const PORT = 8479;

/** Where the sheet Data stands in a printed template, in pixels of that picture. */
const template = { picture: "template.png", page: 2, dpi: 130, x: 40, y: 70, width: 1350, height: 800 };

/** Pictures for the README: the workbench on the first sample after a refresh, and a provider's template. */
async function main() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(`No browser found: ${howToGetOne()}.`);
  await buildWhenStale(["addin", "workbench", "programs"], console.log);
  mkdirSync(images, { recursive: true });
  const { server, address } = await serve();
  const browser = await chromium.launch({ executablePath, args: browserFlags() });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 810 } });
    await page.goto(address);
    const pane = page.frameLocator("#pane-body iframe");
    await pane.getByText("No findings yet").waitFor();
    await page.locator("#ribbon").getByRole("button", { name: "Refresh" }).click();
    await pane.locator(".fui-MessageBarBody", { hasText: /^Refreshed/ }).waitFor();
    await pane.getByRole("button", { name: "Dismiss" }).click();
    await page.mouse.move(400, 500);
    const show = async (sheet) => {
      await page.locator(".o-sheet", { hasText: new RegExp(`^\\s*${sheet}\\s*$`) }).click();
      await page.waitForTimeout(500);
    };
    const take = async (picture) => {
      await page.screenshot({ path: path.join(images, picture) });
      console.log(path.relative(root, path.join(images, picture)));
    };
    await show("Trends");
    await take("trends.png");
    await show("Pathway steps");
    await pane.getByRole("button", { name: "Why is this flagged?" }).first().click();
    await pane.getByRole("heading", { name: "Why is this flagged?" }).waitFor();
    await page.waitForTimeout(500);
    await take("why.png");
  } finally {
    await browser.close();
    server.kill();
  }
  pictureTemplate();
}

/** A provider's template as LibreOffice prints it; where that is not installed, the picture stays as it is. */
function pictureTemplate() {
  const missing = ["soffice", "pdftoppm"].filter((tool) => spawnSync(tool, ["--help"]).error);
  if (missing.length > 0)
    return console.log(`${template.picture} was left out: no ${missing.join(", no ")} found.`);
  const folder = mkdtempSync(path.join(os.tmpdir(), "template-"));
  try {
    const workbook = path.join(folder, "template.xlsx");
    const what = ["template", "--domain", "waste_collection", "--period", "2026-09", "--out", workbook];
    run(process.execPath, [path.join(root, "dist", "programs", "commandLine.js"), ...what]);
    const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
    run("soffice", ["--headless", profile, "--convert-to", "pdf", "--outdir", folder, workbook]);
    const { page, dpi, x, y, width, height } = template;
    const cut = Object.entries({ f: page, l: page, r: dpi, x, y, W: width, H: height });
    const target = path.join(images, path.parse(template.picture).name);
    const pdf = path.join(folder, "template.pdf");
    run("pdftoppm", [
      "-png",
      "-singlefile",
      ...cut.flatMap(([name, n]) => [`-${name}`, String(n)]),
      pdf,
      target,
    ]);
    console.log(path.relative(root, path.join(images, template.picture)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(program, words) {
  const { status, stderr } = spawnSync(program, words, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

/** Starts the workbench's server and waits for the address that it prints. */
function serve() {
  const program = path.join(root, "dist", "programs", "server.js");
  const server = spawn(process.execPath, [program, "--port", String(PORT)], {
    cwd: root,
    env: { ...process.env, CI: "true" },
  });
  return new Promise((resolve, reject) => {
    server.once("exit", () => reject(new Error("The server stopped.")));
    server.stdout.on("data", (text) => {
      const [address] = /http:\S+/.exec(String(text)) ?? [];
      if (address) resolve({ server, address });
    });
  });
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
