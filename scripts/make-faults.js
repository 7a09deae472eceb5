const { spawnSync } = require("node:child_process");
const path = require("node:path");

/** `npm run faults`: makes docs/faults.md from the test that asks every workflow under every fault. */
const jest = path.join(path.dirname(require.resolve("jest/package.json")), "bin", "jest.js");
const { status } = spawnSync(process.execPath, [jest, "test/workflows/everyFault.test.ts"], {
  cwd: path.resolve(__dirname, ".."),
  env: { ...process.env, WRITE_FAULTS: "1" },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
