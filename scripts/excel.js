/**
 * `npm run excel`: opens desktop Excel with the add-in loaded from this machine; `npm run excel:stop` takes it out.
 *
 * Windows and macOS only. The development server's certificate is made, and trust in it asked for, on first use.
 */
const { spawnSync } = require("node:child_process");
const path = require("node:path");

const PORT = "3000";
const root = path.resolve(__dirname, "..");
const manifest = path.join(root, "manifest.xml");

const ACTIONS = {
  start: [
    ...["start", manifest, "desktop", "--app", "excel"],
    ...[
      "--dev-server",
      "npx webpack serve --config-name addin --mode development",
      "--dev-server-port",
      PORT,
    ],
  ],
  stop: ["stop", manifest],
};

function main(action) {
  if (!(action in ACTIONS)) {
    console.error("Say `start` or `stop`.");
    return 1;
  }
  if (process.platform !== "win32" && process.platform !== "darwin") {
    console.log(
      "Desktop Excel runs on Windows and macOS only: use `npm start`, the workbench, on this machine.",
    );
    return 0;
  }
  const debugging = require.resolve("office-addin-debugging/cli.js");
  return (
    spawnSync(process.execPath, [debugging, ...ACTIONS[action]], { cwd: root, stdio: "inherit" }).status ?? 1
  );
}

process.exitCode = main(process.argv[2]);
