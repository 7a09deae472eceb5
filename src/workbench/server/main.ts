import path from "node:path";
import { openBrowser } from "./openBrowser";
import { startServer } from "./server";

const FIRST_PORT = 3100;

/** `npm start -- --port 8080`. */
function chosenPort(words: readonly string[]): number {
  const at = words.indexOf("--port");
  if (at < 0) return FIRST_PORT;
  const port = Number(words[at + 1]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error("--port needs a number from 1 to 65535.");
  return port;
}

async function main(root: string): Promise<void> {
  const server = await startServer(
    {
      workbench: path.join(root, "dist", "workbench"),
      addin: path.join(root, "dist", "addin"),
      officeJs: path.join(root, "node_modules", "@microsoft", "office-js", "dist"),
      samples: path.join(root, "assets", "samples"),
    },
    chosenPort(process.argv),
  );
  console.log(`The workbench is at ${server.address} (this computer only). Stop it with Ctrl+C.`);
  openBrowser(server.address);
}

main(process.cwd()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
