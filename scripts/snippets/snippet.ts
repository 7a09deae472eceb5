import ts from "typescript";
import { parse } from "yaml";
import { functionsOf, type SnippetFunction } from "./snippetFunctions";

/** A Script Lab snippet: code for an add-in's page, and the page. */
export interface Snippet {
  readonly host: string;
  /** JavaScript. */
  readonly script: string;
  readonly functions: readonly SnippetFunction[];
  readonly html: string;
  readonly libraries: readonly string[];
}

/**
 * Reads a snippet: YAML with the parts `host`, `script` (TypeScript), `template` (HTML) and `libraries`.
 *
 * @returns null where the text is YAML of something else
 * @throws where it is no YAML
 */
export function readSnippet(text: string): Snippet | null {
  const parts: unknown = parse(text);
  const script = partOf(parts, "script");
  if (script === null) return null;
  // As Script Lab compiles: some snippets declare a constant twice, which only runs where it has become a variable.
  const { outputText } = ts.transpileModule(script, {
    compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.None, alwaysStrict: false },
  });
  return {
    host: fieldOf(parts, "host") ?? "",
    script: outputText,
    functions: functionsOf(script),
    html: partOf(parts, "template") ?? "",
    libraries: (fieldOf(parts, "libraries") ?? "").split("\n").map((line) => line.trim()),
  };
}

function valueOf(parts: unknown, name: string): unknown {
  return (parts as Record<string, unknown> | null | undefined)?.[name];
}

function fieldOf(parts: unknown, name: string): string | null {
  const value = valueOf(parts, name);
  return typeof value === "string" ? value : null;
}

/** A part is its text, or has it as `content`. */
function partOf(parts: unknown, name: string): string | null {
  return fieldOf(parts, name) ?? fieldOf(valueOf(parts, name), "content");
}
