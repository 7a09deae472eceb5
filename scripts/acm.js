const { buildWhenStale } = require("./build-when-stale");

/** `npm run -s acm -- …`: builds what is missing and starts the command line. */
async function main() {
  await buildWhenStale(["addin", "programs"], console.error);
  require("../dist/programs/commandLine.js");
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 2;
});
