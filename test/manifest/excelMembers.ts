import path from "node:path";
import ts from "typescript";
import { setsOf } from "../host/excel/officialTypes";

/** A member of Excel's API and the requirement set from which on it may be used as it is used. */
export interface UsedMember {
  /** "Range.getUsedRange" */
  readonly name: string;
  /** "ExcelApi 1.4"; null where the type definitions say nothing (load, sync, …). */
  readonly since: string | null;
  /** "src/workbook/look.ts:45" */
  readonly place: string;
}

/** Every member of the namespace Excel that the given sources touch: read, set, called, loaded by name or given whole. */
export function excelMembersUsed(root: string, files: readonly string[]): UsedMember[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(root, "tsconfig.json"),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  )!;
  const program = ts.createProgram(files, config.options);
  return files.flatMap((file) => membersIn(program.getSourceFile(file)!, program.getTypeChecker(), root));
}

function membersIn(source: ts.SourceFile, checker: ts.TypeChecker, root: string): UsedMember[] {
  const used: UsedMember[] = [];
  const add = (node: ts.Node, symbol: ts.Symbol | undefined, isSet = false) => {
    const declaration = declarationOf(node, symbol, checker);
    if (!declaration || !isOfExcel(declaration)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    used.push({
      name: `${nameOf(declaration.parent)}.${nameOf(declaration)}`,
      since: sinceOf(declaration, isSet),
      place: `${path.relative(root, source.fileName)}:${line}`,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      add(node, checker.getSymbolAtLocation(node.name), isAssigned(node));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText();
      add(node, checker.getTypeAtLocation(node.parent).getProperty(name));
    } else if (ts.isObjectLiteralExpression(node)) {
      const wanted = checker.getContextualType(node);
      for (const { name } of node.properties) if (name) add(name, wanted?.getProperty(name.getText()), true);
    } else if (isLoad(node)) {
      for (const property of node.arguments[0].text.split(",")) addLoaded(node, property.trim().split("/"));
    }
    ts.forEachChild(node, visit);
  };
  /** "items/name": each name is a property of what the one before it leads to. */
  const addLoaded = (node: LoadCall, names: readonly string[]) => {
    let type = checker.getNonNullableType(checker.getTypeAtLocation(node.expression.expression));
    for (const name of names) {
      const property = type.getProperty(name);
      if (!property)
        throw new Error(`${source.fileName}: "${name}" is loaded, but there is no such property.`);
      add(node, property);
      type = checker.getTypeOfSymbol(property);
      type = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
    }
  };
  visit(source);
  return used;
}

type LoadCall = ts.CallExpression & {
  readonly expression: ts.PropertyAccessExpression;
  readonly arguments: readonly [ts.StringLiteral];
};

function isLoad(node: ts.Node): node is LoadCall {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "load" &&
    node.arguments[0] !== undefined &&
    ts.isStringLiteral(node.arguments[0])
  );
}

/** A call means the overload that fits its arguments; everything else has one declaration. */
function declarationOf(node: ts.Node, symbol: ts.Symbol | undefined, checker: ts.TypeChecker) {
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) {
    const called = checker.getResolvedSignature(node.parent)?.declaration;
    if (called) return called;
  }
  return symbol?.declarations?.[0];
}

/** Declared inside the namespace Excel of Microsoft's type definitions. */
function isOfExcel(declaration: ts.Node): boolean {
  if (!declaration.getSourceFile().fileName.includes("/@types/office-js/")) return false;
  return ts.findAncestor(declaration, (node) => nameOf(node) === "Excel") !== undefined;
}

function nameOf(node: ts.Node): string {
  const { name } = node as ts.Node & { readonly name?: ts.Node };
  return name?.getText() ?? "";
}

/** What is said of the member itself, else of its class. */
function sinceOf(declaration: ts.Node, isSet: boolean): string | null {
  for (const said of [declaration, declaration.parent].map((node) =>
    setsOf(node.getFullText().slice(0, node.getLeadingTriviaWidth())),
  )) {
    if (said.since) return (isSet && said.setSince) || said.since;
  }
  return null;
}

function isAssigned(node: ts.PropertyAccessExpression): boolean {
  return (
    ts.isBinaryExpression(node.parent) &&
    node.parent.left === node &&
    node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}
