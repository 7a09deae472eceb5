import path from "node:path";
import { parseArgs } from "node:util";
import type { ProfileName } from "../../host/excel/profiles";
import { profileName } from "../profile";
import { openBrowser } from "./openBrowser";
import { startServer } from "./server";

const FIRST_PORT = 3100;

interface Choices {
  readonly port: number;
  /** Where the add-in is served; undefined: its built folder. */
  readonly addin: string | undefined;
  readonly profile: ProfileName;
}

/** `npm start -- --port 8080 --addin http://127.0.0.1:8081/ --profile mac`: which port, whose files, which Excel. */
function choices(words: string[]): Choices {
  const { values } = parseArgs({
    args: words,
    options: {
      port: { type: "string", default: String(FIRST_PORT) },
      addin: { type: "string" },
      profile: { type: "string" },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error("--port needs a number from 1 to 65535.");
  if (values.addin !== undefined && !/^https?:\/\//.test(values.addin))
    throw new Error("--addin needs the address where the add-in is served, e.g. http://127.0.0.1:8081/.");
  return { port, addin: values.addin, profile: profileName(values.profile) };
}

async function main(root: string): Promise<void> {
  const { port, addin, profile } = choices(process.argv.slice(2));
  const server = await startServer(
    {
      workbench: path.join(root, "dist", "workbench"),
      addin: addin ?? path.join(root, "dist", "addin"),
      officeJs: path.join(root, "node_modules", "@microsoft", "office-js", "dist"),
      samples: path.join(root, "assets", "samples"),
    },
    port,
  );
  const address = profile === "web" ? server.address : `${server.address}?profile=${profile}`;
  console.log(`The workbench is at ${address} (this computer only). Stop it with Ctrl+C.`);
  openBrowser(address);
}

main(process.cwd()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
