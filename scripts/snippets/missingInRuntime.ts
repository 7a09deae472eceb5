import { readFileSync } from "node:fs";
import ts from "typescript";

/** The namespace Excel of an Office.js, as far as it is looked at here. */
export type ExcelRuntime = Readonly<Record<string, { readonly prototype?: object } | undefined>>;

/**
 * What of Excel's documented object model a script uses and this Office.js does not have: an older copy lacks the
 * newest members, and the script then fails before the host hears of it.
 *
 * @param script JavaScript
 * @returns as "Range.valuesAsJson" or "Excel.CellValueType"; null where it has everything
 */
export function missingInRuntime(script: string, runtime: ExcelRuntime): string | null {
  const { names, owners } = documented();
  let missing: string | null = null;
  const visit = (node: ts.Node): void => {
    if (missing !== null) return;
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.name.text;
      const isNamespace = ts.isIdentifier(node.expression) && node.expression.text === "Excel";
      if (isNamespace && names.has(name) && runtime[name] === undefined) missing = `Excel.${name}`;
      if (!isNamespace) missing ??= missingMember(name, owners.get(name) ?? [], runtime);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("snippet.js", script, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS));
  return missing;
}

/** A member that no class of the runtime has, of the first class that the runtime knows at all. */
function missingMember(name: string, classes: readonly string[], runtime: ExcelRuntime): string | null {
  const known = classes.filter((one) => runtime[one]?.prototype);
  if (known.some((one) => name in runtime[one]!.prototype!)) return null;
  const owner = known.find((one) => one === "Range") ?? known[0];
  return owner === undefined ? null : `${owner}.${name}`;
}

interface Documented {
  /** Classes and enumerations. */
  readonly names: ReadonlySet<string>;
  /** Classes by the names of their members. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
}

let read: Documented | null = null;

function documented(): Documented {
  return (read ??= readTypes());
}

/** The namespace Excel of Microsoft's type definitions. */
function readTypes(): Documented {
  const names = new Set<string>();
  const owners = new Map<string, string[]>();
  const file = require.resolve("@types/office-js/index.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false);
  for (const statement of source.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== "Excel") continue;
    if (!statement.body || !ts.isModuleBlock(statement.body)) continue;
    for (const declaration of statement.body.statements) {
      if (ts.isEnumDeclaration(declaration)) names.add(declaration.name.text);
      if (!ts.isClassDeclaration(declaration) || !declaration.name) continue;
      const owner = declaration.name.text;
      names.add(owner);
      for (const { name } of declaration.members) {
        if (!name || !ts.isIdentifier(name)) continue;
        owners.set(name.text, [...(owners.get(name.text) ?? []), owner]);
      }
    }
  }
  return { names, owners };
}
