const { existsSync, readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const path = require("node:path");
const { parseArgs } = require("node:util");
const serveStatic = require("serve-static");

const FOLDER = path.resolve(__dirname, "..", "dist", "addin");
const LOOPBACK = "127.0.0.1";

/**
 * Rules of a `_headers` file, in its order.
 * @returns {{ path: string, headers: [string, string][] }[]}
 */
function readHeaders(text) {
  const rules = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: [] });
    else rules.at(-1).headers.push([...line.trim().split(/:\s*(.*)/s, 2)]);
  }
  return rules;
}

function applies(rule, pathname) {
  return rule.path.endsWith("*") ? pathname.startsWith(rule.path.slice(0, -1)) : rule.path === pathname;
}

/** Serves the built add-in on this computer as a static host would: the files, and the headers of `_headers`. */
function serveAddin(port, folder = FOLDER) {
  if (!existsSync(path.join(folder, "_headers")))
    throw new Error(`${folder} is not built yet: npm run build`);
  const rules = readHeaders(readFileSync(path.join(folder, "_headers"), "utf8"));
  const files = serveStatic(folder, { cacheControl: false, index: false });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, `http://${LOOPBACK}`);
    for (const rule of rules.filter((each) => applies(each, pathname))) {
      for (const [name, value] of rule.headers) response.setHeader(name, value);
    }
    files(request, response, () => response.writeHead(404).end());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () =>
      resolve({ server, address: `http://${LOOPBACK}:${server.address().port}/` }),
    );
  });
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: "string", default: "8081" } } });
  const { address } = await serveAddin(Number(values.port));
  console.log(`dist/addin is served at ${address}, with the headers of _headers (this computer only).`);
  console.log(`See it in the workbench: npm start -- --addin ${address}`);
}

module.exports = { serveAddin };

if (require.main === module) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
