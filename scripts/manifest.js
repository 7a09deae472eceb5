const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { parseArgs } = require("node:util");

const root = path.resolve(__dirname, "..");
const SOURCE = path.join(root, "manifest.xml");
const DEVELOPMENT = "https://localhost:3000";
const LONGEST_URL = 2048;

/**
 * The manifest for an address where the add-in's files are served.
 *
 * @param {string} manifest text of manifest.xml, which names the development server
 * @param {string} url where dist/addin is served, e.g. "https://acm.example.gov/addin"
 * @param {string | undefined} support page where users get help; the add-in's own help page when absent
 * @throws Error when an address is not one that Office accepts
 */
function productionManifest(manifest, url, support) {
  const base = officeAddress(url).replace(/\/+$/, "");
  const moved = manifest.replaceAll(DEVELOPMENT, base);
  const longest = [...moved.matchAll(/DefaultValue="(https:[^"]*)"/g)].find(
    ([, each]) => each.length > LONGEST_URL,
  );
  if (longest)
    throw new Error(`An address may have ${LONGEST_URL} characters; this one is longer: ${longest[1]}`);
  if (support === undefined) return moved;
  return moved.replace(/(<SupportUrl DefaultValue=")[^"]*/, `$1${asAttribute(officeAddress(support))}`);
}

/** @throws Error unless the text is an https address without user, query or fragment. */
function officeAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:")
    throw new Error(
      `Office loads add-ins from https addresses only, e.g. https://acm.example.gov. This is none: ${text}`,
    );
  if (url.username || url.search || url.hash)
    throw new Error(`Give the address without user, ? and #: ${text}`);
  return url.href;
}

function asAttribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

/** The manifest with a package's version: Office wants four numbers. */
function withVersion(manifest, version) {
  return manifest.replace(/(<Version>)[^<]*/, `$1${version.replace(/-.*/, "")}.0`);
}

const HELP = `npm run manifest -- --url https://acm.example.gov [--support https://example.gov/help] [--out FILE]

Writes the manifest for the address where you serve the folder dist/addin (made by npm run build).
--out is dist/manifest.xml unless you say otherwise.

npm run manifest -- --version
Takes the version from package.json into manifest.xml.`;

function main(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      url: { type: "string" },
      support: { type: "string" },
      out: { type: "string", default: path.join(root, "dist", "manifest.xml") },
      version: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  const manifest = readFileSync(SOURCE, "utf8");
  if (values.version) {
    writeFileSync(SOURCE, withVersion(manifest, require("../package.json").version));
    return `manifest.xml has version ${require("../package.json").version}.0.`;
  }
  if (values.help || values.url === undefined) return HELP;
  const out = path.resolve(values.out);
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, productionManifest(manifest, values.url, values.support));
  return `${path.relative(process.cwd(), out)} is the manifest for ${values.url}. Serve dist/addin there, then install it: docs/install.md.`;
}

module.exports = { productionManifest, withVersion };

if (require.main === module) {
  try {
    console.log(main(process.argv.slice(2)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
