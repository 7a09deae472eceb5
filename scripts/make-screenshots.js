const { spawn } = require("node:child_process");
const { mkdirSync } = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");
const { buildWhenStale } = require("./build-when-stale");
const { browserFlags, findBrowser, howToGetOne } = require("./find-browser");

const root = path.resolve(__dirname, "..");
const images = path.join(root, "docs", "images");
const PORT = 8479;

/** Pictures for the README: the workbench on the first sample, after a refresh, one picture for each sheet. */
const pictures = { Summary: "summary.png", Flags: "flags.png", Trends: "trends.png", Agenda: "agenda.png" };

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
    for (const [sheet, picture] of Object.entries(pictures)) {
      await page.locator(".o-sheet", { hasText: new RegExp(`^\\s*${sheet}\\s*$`) }).click();
      await page.waitForTimeout(500);
      await page.screenshot({ path: path.join(images, picture) });
      console.log(path.relative(root, path.join(images, picture)));
    }
  } finally {
    await browser.close();
    server.kill();
  }
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
