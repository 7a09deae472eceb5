/**
 * Draws assets/icons/*.svg as PNG in every size the ribbon asks for: `node scripts/make-icons.js`.
 *
 * Small sizes come from a drawing of their own where there is one (`refresh.16.svg`): at 16 pixels a
 * scaled-down drawing is a grey blur, so fewer and thicker strokes on whole pixels are drawn instead.
 */
const fs = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");
const { browserFlags, findBrowser, howToGetOne } = require("./find-browser");

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const SMALL_UP_TO = 24;
const folder = path.resolve(__dirname, "..", "assets", "icons");

async function main() {
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error(`Icons are drawn by a browser, and there is none. To get one: ${howToGetOne()}.`);
  const browser = await chromium.launch({
    executablePath,
    args: [...browserFlags(), "--force-color-profile=srgb"],
  });
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  const names = fs.readdirSync(folder).filter((file) => /^[a-z-]+\.svg$/.test(file));
  for (const name of names.map((file) => file.replace(".svg", ""))) {
    for (const size of SIZES) {
      const small = path.join(folder, `${name}.16.svg`);
      const source = size <= SMALL_UP_TO && fs.existsSync(small) ? small : path.join(folder, `${name}.svg`);
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${fs.readFileSync(source, "utf8")}`,
      );
      await page.screenshot({ path: path.join(folder, `${name}-${size}.png`), omitBackground: true });
    }
  }
  await browser.close();
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
