const path = require("node:path");
const { generateCustomFunctionsMetadata } = require("custom-functions-metadata");

const FOLDER = path.resolve(__dirname, "..", "src", "functions");

/** Files whose comments describe the functions to Excel. */
const SOURCES = ["series", "target", "comparison", "chart"].map((subject) =>
  path.join(FOLDER, `${subject}Functions.ts`),
);

const SCRIPT = `// The manifest must name a script for the functions. With the shared runtime Excel opens taskpane.html instead,
// where the functions are associated; this file does nothing.
`;

/**
 * What Excel reads of the functions before it ever calls one: functions.json, made from the comments in src/functions.
 * @throws Error with everything that is wrong with the comments
 */
async function functionsMetadata() {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(SOURCES);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return metadataJson;
}

/** Puts functions.json, and the script that the manifest has to name, beside the page. */
function emitFunctions(compiler) {
  const { Compilation, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("emitFunctions", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compilation.hooks.processAssets.tapPromise({ name: "emitFunctions", stage }, async () => {
      compilation.emitAsset("functions.json", new sources.RawSource(await functionsMetadata()));
      compilation.emitAsset("functions.js", new sources.RawSource(SCRIPT), { minimized: true });
    });
  });
}

module.exports = { emitFunctions, functionsMetadata };
