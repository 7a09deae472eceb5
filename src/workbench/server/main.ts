import path from "node:path";
import { openBrowser } from "./openBrowser";
import { startServer } from "./server";

const FIRST_PORT = 3100;

async function main(root: string): Promise<void> {
  const server = await startServer(
    {
      workbench: path.join(root, "dist", "workbench"),
      addin: path.join(root, "dist", "addin"),
      officeJs: path.join(root, "node_modules", "@microsoft", "office-js", "dist"),
      samples: path.join(root, "assets", "samples"),
    },
    FIRST_PORT,
  );
  console.log(`The workbench is at ${server.address} (this computer only). Stop it with Ctrl+C.`);
  openBrowser(server.address);
}

main(process.cwd()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
