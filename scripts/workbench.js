const path = require("node:path");
const { buildWhenStale } = require("./build-when-stale");

/** `npm start`: builds what is missing and serves the workbench on this computer. */
async function main() {
  process.chdir(path.resolve(__dirname, ".."));
  await buildWhenStale(["addin", "workbench", "programs"], console.log);
  require("../dist/programs/server.js");
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
