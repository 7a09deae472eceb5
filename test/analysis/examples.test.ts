import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compileFunction } from "node:vm";
import ts from "typescript";

/**
 * The examples of the docstrings, run. An example is code whose last line ends in `// what comes out`, and after a
 * colon, why. Numbers agree to the digits that are written, objects in the fields that are written.
 */

const ROOT = resolve(__dirname, "..", "..");
const ROOM = join(ROOT, "src", "analysis");

interface Documented {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly examples: readonly string[];
}

const files = readdirSync(ROOM, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort();
const functions = files.flatMap(exportedFunctions);
/** What an example may use, by name: everything that the room exports, and the tests' language for contracts. */
const scope = new Map(
  [...files.map((file) => join(ROOM, file)), join(__dirname, "contractOf.ts")].flatMap((file) =>
    Object.entries(jest.requireActual<object>(file)),
  ),
);

function exportedFunctions(file: string): Documented[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOM, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  return source.statements.filter(ts.isFunctionDeclaration).flatMap((declaration) => {
    const isExported = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported || !declaration.name) return [];
    const docs = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc);
    const examples = ts
      .getJSDocTags(declaration)
      .filter(({ tagName }) => tagName.text === "example")
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "");
    const text = docs.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join("\n");
    return [{ file, name: declaration.name.text, text, examples }];
  });
}

/** Names that the other rooms import from the analysis: what is public. */
function publicNames(): Set<string> {
  const others = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith("analysis"),
  );
  const names = new Set<string>();
  for (const file of others) {
    const source = readFileSync(join(ROOT, "src", file), "utf8");
    for (const [, list] of source.matchAll(/import \{([^}]*)\} from "(?:\.\.\/)+analysis\/[^"]*"/g)) {
      for (const name of list!.split(",")) names.add(name.replace(/ as .*/, "").trim());
    }
  }
  return names;
}

function run(example: string): { actual: unknown; expected: unknown; digits: number } {
  const match = /^([\s\S]*?)\s*\/\/ ([^\n]*)$/.exec(example.trim());
  if (!match) throw new Error(`An example must end in "// what comes out": ${example}`);
  const lines = match[1]!.trim().split("\n");
  const code = [...lines.slice(0, -1), `return (${lines.at(-1)!.replace(/;$/, "")});`].join("\n");
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const expected = literalOf(match[2]!);
  return {
    actual: evaluate(outputText),
    expected: evaluate(`return (${expected});`),
    digits: Math.max(0, ...[...expected.matchAll(/\.(\d+)/g)].map(([, decimals]) => decimals!.length)),
  };
}

function evaluate(body: string): unknown {
  const call = compileFunction(body, [...scope.keys()]) as (...values: unknown[]) => unknown;
  return call(...scope.values());
}

/** The longest beginning of what is said that is a value; the rest, after a colon, is why. */
function literalOf(said: string): string {
  for (let end = said.length; end > 0; end = said.lastIndexOf(":", end - 1)) {
    const text = said.slice(0, end).trim();
    try {
      compileFunction(`return (${text});`);
      return text;
    } catch {
      if (!text.includes(":")) break;
    }
  }
  throw new Error(`No value: ${said}`);
}

/** Plain data whose numbers have no more digits than are told. */
function rounded(value: unknown, digits: number): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toFixed(digits));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, (each) => rounded(each, digits));
  if (Array.isArray(value)) return value.map((each) => rounded(each, digits));
  if (value instanceof Map) return rounded(Object.fromEntries(value), digits);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each, digits)]));
  }
  return value;
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const cases = functions.flatMap(({ file, name, examples }) =>
  examples.map((example): [string, string] => [`${file} ${name}`, example]),
);

test.each(cases)("%s: its example runs", (_name, example) => {
  const { actual, expected, digits } = run(example);
  const [got, said] = [rounded(actual, digits), rounded(expected, digits)];
  if (isRecord(said)) expect(got).toMatchObject(said);
  else expect(got).toEqual(said);
});

test("every exported function says what it is for", () => {
  expect(functions.filter(({ text }) => text === "").map(({ file, name }) => `${file} ${name}`)).toEqual([]);
});

test("every function that other rooms use has an example", () => {
  const names = publicNames();
  const without = functions.filter(({ name, examples }) => names.has(name) && examples.length === 0);
  expect(without.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
});
