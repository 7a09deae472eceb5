/**
 * What a static host must send with the add-in's files, written once and emitted in the words of two hosts.
 *
 * Pages and functions.json keep their names, so they are asked for anew each time; scripts carry a hash and never
 * change; icons must never say no-store, or Excel's ribbon loses its buttons.
 */

/** Office on the web shows the pane in a frame of these. Only a header can allow that: a page cannot say it of itself. */
const OFFICE_FRAMES = [
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.sharepoint.com",
  "https://onedrive.live.com",
  "https://*.cloud.microsoft",
];

const EVERY_FILE = {
  "Content-Security-Policy": `frame-ancestors 'self' ${OFFICE_FRAMES.join(" ")}`,
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // Excel on the web asks for icons and functions.json from its own origin.
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** No two of these meet in one file: hosts join the values of rules that do. */
const CACHING = {
  "/scripts/*": "public, max-age=31536000, immutable",
  "/assets/*": "public, max-age=86400",
  "/taskpane.html": "no-cache",
  "/help.html": "no-cache",
  "/functions.json": "no-cache",
  "/functions.js": "no-cache",
  "/shortcuts.json": "no-cache",
  "/licenses.txt": "no-cache",
};

/** `_headers`, as Netlify and Cloudflare Pages read it. */
function headersFile() {
  const rules = {
    "/*": EVERY_FILE,
    ...Object.fromEntries(Object.entries(CACHING).map(([path, value]) => [path, { "Cache-Control": value }])),
  };
  return Object.entries(rules)
    .flatMap(([path, headers]) => [
      path,
      ...Object.entries(headers).map((header) => `  ${header.join(": ")}`),
    ])
    .join("\n");
}

/** `staticwebapp.config.json`, as Azure Static Web Apps reads it. */
function azureFile() {
  const routes = Object.entries(CACHING).map(([route, value]) => ({
    route,
    headers: { "Cache-Control": value },
  }));
  return JSON.stringify({ globalHeaders: EVERY_FILE, routes }, null, 2);
}

/** Puts both files beside the page. */
function emitHostingHeaders(compiler) {
  const { Compilation, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("emitHostingHeaders", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compilation.hooks.processAssets.tap({ name: "emitHostingHeaders", stage }, () => {
      compilation.emitAsset("_headers", new sources.RawSource(`${headersFile()}\n`));
      compilation.emitAsset("staticwebapp.config.json", new sources.RawSource(`${azureFile()}\n`));
    });
  });
}

module.exports = { emitHostingHeaders };
