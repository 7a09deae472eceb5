import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import webpack, { type Configuration, type StatsModule } from "webpack";

const root = path.resolve(__dirname, "../../..");

/** Files that went into the add-in, by their path in the project. */
let files: string[];

beforeAll(async () => {
  const out = mkdtempSync(path.join(tmpdir(), "acm-bundle-"));
  files = await bundledFiles(out);
  rmSync(out, { recursive: true });
}, 180_000);

test("the add-in holds its own rooms, and nothing of the host or the workbench", () => {
  expect(files).toContain("src/workflows/refresh.ts");
  expect(files.filter((file) => /^src\/(host|workbench)\//.test(file))).toEqual([]);
});

test("nothing that only the workbench may use is in the add-in", () => {
  const workbenchOnly =
    /node_modules\/(@odoo|chart\.js|hyperformula|fflate|saxes|jsdom|bootstrap|font-awesome)\//;
  expect(files.filter((file) => workbenchOnly.test(file))).toEqual([]);
});

test("no file of ours can send anything to anyone", () => {
  const ours = files.filter((file) => file.startsWith("src/"));
  expect(ours.flatMap((file) => sendersIn(file).map((name) => `${file}: ${name}`))).toEqual([]);
});

test("the libraries in the add-in cannot send anything either", () => {
  const theirs = files.filter((file) => file.startsWith("node_modules/"));
  expect(theirs.flatMap((file) => sendersIn(file).map((name) => `${file}: ${name}`))).toEqual([]);
});

test("a sender would be found", () => {
  expect(sendersOf("export const f = () => fetch('https://example.org');")).toEqual(["fetch"]);
  expect(sendersOf("navigator.sendBeacon('/x'); // fetch")).toEqual(["sendBeacon"]);
  expect(sendersOf("const text = 'WebSocket';")).toEqual([]);
});

async function bundledFiles(out: string): Promise<string[]> {
  const { configurationsFor } = (await import(path.join(root, "scripts/build-when-stale.js"))) as {
    configurationsFor(mode: string): Promise<Configuration[]>;
  };
  const addin = (await configurationsFor("development")).find(({ name }) => name === "addin")!;
  const configuration: Configuration = { ...addin, devtool: false, output: { ...addin.output, path: out } };
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    webpack(configuration, (error, result) =>
      result ? resolve(result) : reject(error ?? new Error("No result.")),
    );
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  const { modules = [] } = stats.toJson({
    all: false,
    modules: true,
    nestedModules: true,
    modulesSpace: Infinity,
  });
  return [...new Set(modules.flatMap(namesOf))]
    .map((name) => path.relative(root, name).replaceAll("\\", "/"))
    .sort();
}

/** Files of a module and of those that were joined into it. */
function namesOf(module: StatsModule): string[] {
  const own = module.nameForCondition;
  return [...(own ? [own] : []), ...(module.modules ?? []).flatMap(namesOf)];
}

function sendersIn(file: string): string[] {
  return sendersOf(readFileSync(path.join(root, file), "utf8"));
}

const SENDERS = new Set([
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "sendBeacon",
  "RTCPeerConnection",
]);

/** Names by which a script reaches a network, where they stand as code and not in texts or comments. */
function sendersOf(source: string): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && SENDERS.has(node.text)) found.add(node.text);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile("file.tsx", source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return [...found];
}
