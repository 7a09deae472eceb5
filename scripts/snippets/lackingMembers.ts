import { readFileSync } from "node:fs";
import ts from "typescript";

/** The namespace Excel of an Office.js, as far as it is looked at here. */
export type ExcelRuntime = Record<string, { readonly prototype?: Prototype } | undefined>;

interface Prototype {
  set?: (this: unknown, properties: object, ...more: unknown[]) => unknown;
}

/**
 * Makes what Excel's documented object model has and this Office.js has not be missed by name: an older copy lacks the
 * newest members, and would take a value set to one of them without a word, and without Excel hearing of it.
 *
 * @param newError the page's own kind of error; it gets the code ApiNotFound
 */
export function nameLackingMembers(excel: ExcelRuntime, newError: (message: string) => Error): void {
  const miss = (owner: string, name: string): never => {
    throw Object.assign(newError(`${owner}.${name}`), { code: "ApiNotFound" });
  };
  const define = (target: object, owner: string, name: string): void => {
    const lacks = () => miss(owner, name);
    Object.defineProperty(target, name, { configurable: true, get: lacks, set: lacks });
  };
  for (const [name, members] of documented()) {
    const known = excel[name];
    if (known === undefined) define(excel, "Excel", name);
    const prototype = known?.prototype;
    if (!prototype) continue;
    const { set } = prototype;
    const lacking = members.filter((member) => !(member in prototype));
    for (const member of lacking) define(prototype, name, member);
    if (lacking.length === 0 || !set) continue;
    // Office.js itself only looks whether there is such a member.
    prototype.set = function (properties, ...more) {
      // Properties may also be another object of the same class, which has them all by its prototype.
      const found = lacking.find((member) => Object.hasOwn(properties, member));
      return found === undefined ? set.call(this, properties, ...more) : miss(name, found);
    };
  }
}

type Documented = ReadonlyMap<string, readonly string[]>;

let read: Documented | null = null;

function documented(): Documented {
  return (read ??= readTypes());
}

/** The classes and enumerations of the namespace Excel in Microsoft's type definitions, classes with their members. */
function readTypes(): Documented {
  const types = new Map<string, string[]>();
  const file = require.resolve("@types/office-js/index.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false);
  for (const statement of source.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== "Excel") continue;
    if (!statement.body || !ts.isModuleBlock(statement.body)) continue;
    for (const declaration of statement.body.statements) {
      if (ts.isEnumDeclaration(declaration)) types.set(declaration.name.text, []);
      if (!ts.isClassDeclaration(declaration) || !declaration.name) continue;
      const members = declaration.members.flatMap(({ name }) =>
        name && ts.isIdentifier(name) ? [name.text] : [],
      );
      types.set(declaration.name.text, members);
    }
  }
  return types;
}
