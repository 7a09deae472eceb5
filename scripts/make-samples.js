/**
 * Writes assets/samples: `npm run samples:make`. The same seed gives the same bytes.
 */
const fs = require("node:fs");
const path = require("node:path");
require("./compile-typescript");

const { SAMPLES, SUBMISSIONS, OWN_LAYOUT, bytesOf } = require("./samples/samples.ts");
const folder = path.resolve(__dirname, "..", "assets", "samples");
fs.mkdirSync(path.join(folder, "submissions"), { recursive: true });
fs.writeFileSync(path.join(folder, OWN_LAYOUT.file), OWN_LAYOUT.text);
for (const sample of [...SAMPLES, ...SUBMISSIONS]) {
  const bytes = bytesOf(sample);
  fs.writeFileSync(path.join(folder, sample.file), bytes);
  console.log(`${sample.file}: ${Math.ceil(bytes.length / 1024)} kB`);
}
