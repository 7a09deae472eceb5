/**
 * Writes assets/samples/*.xlsx: `npm run samples:make`. The same seed gives the same bytes.
 */
const fs = require("node:fs");
const path = require("node:path");
require("./compile-typescript");

const { SAMPLES, bytesOf } = require("./samples/samples.ts");
const folder = path.resolve(__dirname, "..", "assets", "samples");
fs.mkdirSync(folder, { recursive: true });
for (const sample of SAMPLES) {
  const bytes = bytesOf(sample);
  fs.writeFileSync(path.join(folder, sample.file), bytes);
  console.log(`${sample.file}: ${Math.ceil(bytes.length / 1024)} kB`);
}
