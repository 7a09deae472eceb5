/**
 * Writes assets/samples/*.xlsx: `npm run samples:make`. The same seed gives the same bytes.
 *
 * The workbooks are written by the host's own model and .xlsx writer, so their TypeScript is compiled as it is
 * required.
 */
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

const OPTIONS = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  esModuleInterop: true,
};

require.extensions[".ts"] = (module, file) => {
  const { outputText } = ts.transpileModule(fs.readFileSync(file, "utf8"), { compilerOptions: OPTIONS });
  module._compile(outputText, file);
};

const { SAMPLES, bytesOf } = require("./samples/samples.ts");
const folder = path.resolve(__dirname, "..", "assets", "samples");
fs.mkdirSync(folder, { recursive: true });
for (const sample of SAMPLES) {
  const bytes = bytesOf(sample);
  fs.writeFileSync(path.join(folder, sample.file), bytes);
  console.log(`${sample.file}: ${Math.ceil(bytes.length / 1024)} kB`);
}
