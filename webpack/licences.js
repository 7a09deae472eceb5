const fs = require("node:fs");
const path = require("node:path");
const { bundledFiles } = require("./bundledFiles");

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/** Folder of the package that a file belongs to; undefined for files of our own. */
function packageFolder(file) {
  return /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

/**
 * The packages that a bundle is made of.
 * @param files absolute paths of the bundle's modules
 * @returns name, version, licence (SPDX) and licence text of each package, by name
 */
function bundledPackages(files) {
  const folders = new Set(files.map(packageFolder).filter(Boolean));
  return [...folders]
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        fs.readFileSync(path.join(folder, "package.json"), "utf8"),
      );
      const texts = fs.readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
      const text = texts.map((file) => fs.readFileSync(path.join(folder, file), "utf8").trim()).join("\n\n");
      return { name, version, license, text };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Puts licenses.txt beside the page: whoever gets the bundle gets the licences of what is in it. */
function emitLicences(compiler) {
  const { Compilation, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("emitLicences", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compilation.hooks.processAssets.tap({ name: "emitLicences", stage }, () => {
      const notices = bundledPackages(bundledFiles(compilation)).map(
        ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`,
      );
      compilation.emitAsset(
        "licenses.txt",
        new sources.RawSource(`${notices.join(`\n\n${"-".repeat(80)}\n\n`)}\n`),
      );
    });
  });
}

module.exports = { emitLicences };
