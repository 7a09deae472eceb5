import { readFileSync } from "node:fs";
import ts from "typescript";

/** What Microsoft's type definitions say of a member. */
export interface OfficialMember {
  /** As in "[Api set: ExcelApi 1.7]"; null where nothing is said. */
  readonly since: string | null;
  /** Where setting a property came later than reading it. */
  readonly setSince: string | null;
  readonly readOnly: boolean;
  /** A property or a link, as opposed to a method, an event, or what every class has. */
  readonly isLoadable: boolean;
}

export type OfficialClasses = ReadonlyMap<string, ReadonlyMap<string, OfficialMember>>;

/** The classes of the namespace Excel in @types/office-js. */
export function readOfficialTypes(): OfficialClasses {
  const file = require.resolve("@types/office-js/index.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const classes = new Map<string, Map<string, OfficialMember>>();
  for (const statement of source.statements) {
    if (!isNamespace(statement, "Excel")) continue;
    for (const declaration of statement.body.statements) {
      if (ts.isClassDeclaration(declaration) && declaration.name) {
        const members = classes.get(declaration.name.text) ?? new Map<string, OfficialMember>();
        classes.set(declaration.name.text, members);
        for (const member of declaration.members) addMember(members, member);
      }
    }
  }
  return classes;
}

function isNamespace(
  statement: ts.Statement,
  name: string,
): statement is ts.ModuleDeclaration & { body: ts.ModuleBlock } {
  return (
    ts.isModuleDeclaration(statement) &&
    statement.name.text === name &&
    !!statement.body &&
    ts.isModuleBlock(statement.body)
  );
}

function addMember(members: Map<string, OfficialMember>, member: ts.ClassElement): void {
  const name = member.name?.getText();
  // The first overload speaks for all.
  if (!name || members.has(name)) return;
  const comment = member.getFullText().slice(0, member.getLeadingTriviaWidth());
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  members.set(name, {
    ...setsOf(comment),
    readOnly: modifiers.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword),
    isLoadable:
      ts.isPropertyDeclaration(member) &&
      !["context", "items"].includes(name) &&
      !/EventHandlers</.test(member.type?.getText() ?? ""),
  });
}

/** Reads "[Api set: ExcelApi 1.1 for get, 1.8 for set]" and its variants in prose. */
export function setsOf(comment: string): { since: string | null; setSince: string | null } {
  const said = /\[Api set: (\w+) ([\d.]*\d)([^\]]*)\]/.exec(comment);
  if (!said) return { since: null, setSince: null };
  const setting = /([\d.]*\d) for set/.exec(said[3]!);
  return { since: `${said[1]} ${said[2]}`, setSince: setting ? `${said[1]} ${setting[1]}` : null };
}
