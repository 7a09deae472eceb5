import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer, type RunningServer } from "../../../src/workbench/server/server";

const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

async function withServer(act: (server: RunningServer) => Promise<void>, port = 0): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), "acm-server-"));
  const folder = (name: string, files: Record<string, string>): string => {
    const at = path.join(root, name);
    mkdirSync(at);
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(at, file), text);
    return at;
  };
  const folders = {
    workbench: folder("workbench", { "index.html": "<h1>workbench</h1>" }),
    addin: folder("addin", { "taskpane.html": `<script src="${CDN}"></script>`, "addin.js": "1" }),
    officeJs: folder("office-js", { "office.js": "2" }),
    samples: folder("samples", { "b.xlsx": "", "a.xlsx": "", "notes.txt": "" }),
  };
  writeFileSync(path.join(root, "secret.txt"), "secret");
  const server = await startServer(folders, port);
  try {
    await act(server);
  } finally {
    await server.close();
    rmSync(root, { recursive: true });
  }
}

/** A request as it stands: fetch would tidy the path and the host. */
function get(
  server: RunningServer,
  at: string,
  headers: Record<string, string> = {},
): Promise<[number, string, string]> {
  return new Promise((resolve, reject) => {
    request(server.address, { path: at, headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += chunk));
      response.on("end", () =>
        resolve([response.statusCode ?? 0, body, String(response.headers["content-security-policy"] ?? "")]),
      );
    })
      .on("error", reject)
      .end();
  });
}

test("serves the page, the add-in, Office.js and the list of samples", () =>
  withServer(async (server) => {
    expect((await get(server, "/"))[1]).toBe("<h1>workbench</h1>");
    expect((await get(server, "/addin/taskpane.html"))[1]).toBe(
      '<script src="/guise.js"></script><script src="/office-js/office.js"></script>',
    );
    expect((await get(server, "/office-js/office.js"))[1]).toBe("2");
    expect((await get(server, "/samples.json"))[1]).toBe('["a.xlsx","b.xlsx"]');
    expect((await get(server, "/nothing.js"))[0]).toBe(404);
  }));

test.each([
  "/addin/../secret.txt",
  "/addin/..%2Fsecret.txt",
  "/samples/..%2F..%2Fsecret.txt",
  "/..%2Fsecret.txt",
])("%s does not lead out of its folder", (at) =>
  withServer(async (server) => expect((await get(server, at))[0]).toBe(404)),
);

test("both pages may reach this address only", () =>
  withServer(async (server) => {
    for (const page of ["/", "/addin/taskpane.html"]) {
      expect((await get(server, page))[2]).toContain("connect-src 'self'");
    }
  }));

test("answers to its own name only, so that no other site can read it", () =>
  withServer(async (server) => {
    expect((await get(server, "/", { host: "evil.example" }))[0]).toBe(403);
  }));

test("takes the next port when one is in use", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  await withServer(async (server) => {
    expect(Number(new URL(server.address).port)).toBeGreaterThan(port);
    expect((await get(server, "/"))[0]).toBe(200);
  }, port);
  other.close();
});
