const { spawn, spawnSync } = require("node:child_process");
const { mkdirSync, mkdtempSync, readdirSync, rmSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { chromium } = require("playwright-core");
const { buildWhenStale } = require("./build-when-stale");
const { browserFlags, findBrowser, howToGetOne } = require("./find-browser");

const root = path.resolve(__dirname, "..");
const images = path.join(root, "docs", "images");
const PORT = 8479;

const SUBMISSIONS = path.join(root, "assets", "samples", "submissions");

/** Sheets of a provider's template as they are printed: which page, and where on it, in pixels of the picture. */
const PRINTED = [
  { picture: "template.png", of: newTemplate, page: 2, dpi: 130, x: 40, y: 70, width: 1350, height: 800 },
  {
    ...{ picture: "check.png", of: () => path.join(SUBMISSIONS, "bayside-2026-10.xlsx") },
    ...{ page: 7, dpi: 130, x: 40, y: 70, width: 1350, height: 420 },
  },
];

/** Pictures for the README and the pages: the workbench at work, and a provider's template. */
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
    await pane.getByRole("button", { name: "Back" }).click();
    await pane.getByRole("tab", { name: "Agenda" }).click();
    await show("Agenda");
    await take("agenda.png");

    await page.locator("#file-tab").click();
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "portfolio.xlsx" }).click();
    await pane.getByText("No findings yet").waitFor();
    await page.locator("#ribbon").getByRole("button", { name: "Import submissions" }).click();
    const files = readdirSync(SUBMISSIONS).filter((file) => !file.startsWith("harbor"));
    await pane
      .locator("input[type=file]")
      .first()
      .setInputFiles(files.map((file) => path.join(SUBMISSIONS, file)));
    await pane.getByRole("button", { name: /^Import \d+ files?$/ }).waitFor();
    await page.mouse.move(400, 500);
    await pane.getByRole("button", { name: "Choose files", disabled: false }).waitFor();
    await page.waitForTimeout(500);
    await take("import.png");
  } finally {
    await browser.close();
    server.kill();
  }
  printSheets();
}

/** Sheets as LibreOffice prints them; where that is not installed, the pictures stay as they are. */
function printSheets() {
  const missing = ["soffice", "pdftoppm"].filter((tool) => spawnSync(tool, ["--help"]).error);
  if (missing.length > 0) return console.log(`No printed sheets: no ${missing.join(", no ")} found.`);
  const folder = mkdtempSync(path.join(os.tmpdir(), "template-"));
  const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  try {
    for (const { picture, of, page, dpi, x, y, width, height } of PRINTED) {
      const workbook = of(folder);
      run("soffice", ["--headless", profile, "--convert-to", "pdf", "--outdir", folder, workbook]);
      const cut = Object.entries({ f: page, l: page, r: dpi, x, y, W: width, H: height });
      run("pdftoppm", [
        ...["-png", "-singlefile"],
        ...cut.flatMap(([name, n]) => [`-${name}`, String(n)]),
        path.join(folder, `${path.parse(workbook).name}.pdf`),
        path.join(images, path.parse(picture).name),
      ]);
      console.log(path.relative(root, path.join(images, picture)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function newTemplate(folder) {
  const workbook = path.join(folder, "template.xlsx");
  const what = ["template", "--domain", "waste_collection", "--period", "2026-09", "--out", workbook];
  run(process.execPath, [path.join(root, "dist", "programs", "commandLine.js"), ...what]);
  return workbook;
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
