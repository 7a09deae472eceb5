import { createReadStream } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { addinElsewhere } from "./addinElsewhere";
import { addinPage } from "./addinPage";

/** Folders that the workbench's pages are made of. */
export interface Folders {
  /** Built page of the workbench. */
  readonly workbench: string;
  /** Built add-in, exactly as it ships: a folder, or the address of a server that serves it. */
  readonly addin: string;
  /** Microsoft's library from npm, in place of its CDN. */
  readonly officeJs: string;
  readonly samples: string;
}

export interface RunningServer {
  readonly address: string;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
const PORTS_TRIED = 20;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Nothing may leave this address: the browser refuses what either page might ask of any other. */
const ONLY_HERE = "connect-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; frame-src 'self'";
/** o-spreadsheet's templates are compiled in the page, which needs eval; the add-in's page has its own stricter rule. */
const WORKBENCH_POLICY = `default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; ${ONLY_HERE}`;

/**
 * Serves the workbench on this computer only.
 * @param port tried first, then the next ones; 0 takes any free port
 * @throws Error when none of them is free
 */
export async function startServer(folders: Folders, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answer(folders, request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await listen(server, port, port === 0 ? 1 : PORTS_TRIED);
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number, tries: number): Promise<void> {
  for (let candidate = port; candidate < port + tries; candidate++) {
    const free = await new Promise<boolean>((resolve, reject) => {
      server.once("error", (error: NodeJS.ErrnoException) =>
        error.code === "EADDRINUSE" ? resolve(false) : reject(error),
      );
      server.listen(candidate, LOOPBACK, () => resolve(true));
    });
    if (free) return;
  }
  throw new Error(
    `Ports ${port} to ${port + tries - 1} are all in use. Close a program that uses one of them.`,
  );
}

async function answer(folders: Folders, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const { pathname } = url;
  // Another site must not reach this server under its own name.
  const host = request.headers.host?.replace(/:\d+$/, "");
  if (host !== "localhost" && host !== LOOPBACK) return refuse(response, 403);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  if (pathname === "/samples.json") {
    const names = (await readdir(folders.samples)).filter((name) => name.endsWith(".xlsx")).sort();
    return send(response, ".json", JSON.stringify(names), {});
  }
  if (pathname.startsWith("/addin/") && /^https?:/.test(folders.addin)) {
    return sendFromElsewhere(response, folders.addin, pathname.slice("/addin/".length));
  }
  const file = fileOf(folders, pathname);
  if (!file || !(await isFile(file))) return refuse(response, 404);
  const extension = path.extname(file).toLowerCase();
  if (pathname.startsWith("/addin/") && extension === ".html") {
    const page = addinPage(await readFile(file, "utf8"));
    return send(response, ".html", page, { "content-security-policy": ONLY_HERE });
  }
  response.writeHead(200, {
    "content-type": types[extension] ?? "application/octet-stream",
    "cache-control": "no-cache",
    ...(extension === ".html" ? { "content-security-policy": WORKBENCH_POLICY } : {}),
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

async function sendFromElsewhere(response: ServerResponse, address: string, file: string): Promise<void> {
  const { status, headers, body } = await addinElsewhere(address, file);
  if (status !== 200 || !file.endsWith(".html")) {
    response.writeHead(status, headers).end(body);
    return;
  }
  // The page keeps the policy that it is served with; the workbench's stands beside it.
  const policies = [headers["content-security-policy"] ?? [], ONLY_HERE].flat().join(", ");
  const page = addinPage(body.toString("utf8"));
  response.writeHead(200, { ...headers, "content-security-policy": policies }).end(page);
}

function send(response: ServerResponse, type: string, body: string, headers: Record<string, string>): void {
  response.writeHead(200, { "content-type": types[type], "cache-control": "no-cache", ...headers }).end(body);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "text/plain" }).end();
}

function fileOf(folders: Folders, pathname: string): string | null {
  const within = (folder: string, rest: string): string | null => {
    const file = path.join(folder, decodeURIComponent(rest));
    return file.startsWith(folder + path.sep) ? file : null;
  };
  const [, first = "", ...rest] = pathname.split("/");
  const remainder = rest.join("/");
  if (first === "addin") return within(folders.addin, remainder);
  // The runtime asks for one folder in mixed case; the package has it in lower case.
  if (first === "office-js")
    return within(folders.officeJs, remainder.replace("AgaveErrorUX", "agaveerrorux"));
  if (first === "samples") return within(folders.samples, remainder);
  return within(folders.workbench, pathname === "/" ? "index.html" : pathname.slice(1));
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
