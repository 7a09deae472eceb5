import { parseTree } from "custom-functions-metadata";
import type { FunctionDescription, ParameterDescription } from "../../src/host/functions/functionLibrary";

/** Under which a snippet's functions stand in formulas. */
export const NAMESPACE = "SNIPPET";

/** A custom function of a snippet. */
export interface SnippetFunction {
  /** In the script. */
  readonly scriptName: string;
  readonly description: FunctionDescription;
  /** A formula that calls it with arguments of the kinds that it takes. */
  readonly formula: string;
  /** What it needs of Excel and the host does not give; null where it needs nothing of the kind. */
  readonly lacking: string | null;
}

/**
 * The custom functions that a script describes in its comments, as Script Lab reads them.
 *
 * @param source TypeScript
 * @throws Error with the first thing that is wrong with the comments
 */
export function functionsOf(source: string): SnippetFunction[] {
  if (!/@customfunction/i.test(source)) return [];
  const { functions, enums, extras, associate } = parseTree(source, "snippet.ts");
  const [wrong] = extras.flatMap(({ errors }) => errors);
  if (wrong !== undefined) throw new Error(wrong);
  return functions.map(({ id, name, parameters, options }) => {
    const given = parameters
      .filter(({ optional }) => !optional)
      .map(({ type, dimensionality, customEnumId }) => {
        const [choice] = enums.find(({ id: one }) => one === customEnumId)?.values ?? [];
        return argument(choice?.stringValue ?? choice?.numberValue ?? SAMPLES[type] ?? 1, dimensionality);
      });
    return {
      scriptName: associate.find((one) => one.id === id)!.functionName,
      description: { id, name, parameters: parameters.map(parameter) },
      formula: `=${NAMESPACE}.${name}(${given.join(",")})`,
      lacking: lackingOf(parameters, options),
    };
  });
}

function lackingOf(parameters: readonly Parameter[], options: Options): string | null {
  if (options?.stream) return "streaming";
  if (options?.requiresAddress) return "the address of its cell";
  return parameters.some(({ repeating }) => repeating) ? "arguments that repeat" : null;
}

const SAMPLES: Readonly<Record<string, number | string | boolean>> = {
  number: 1,
  string: "a",
  boolean: true,
};

function argument(value: number | string | boolean, dimensionality: string | undefined): string {
  const text = typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value).toUpperCase();
  return dimensionality === "matrix" ? `{${text},${text}}` : text;
}

type Described = ReturnType<typeof parseTree>["functions"][number];
type Parameter = Described["parameters"][number];
type Options = Described["options"];

function parameter({ name, type, dimensionality, optional }: Parameter): ParameterDescription {
  const known = (["number", "string", "boolean"] as const).find((one) => one === type);
  return {
    name,
    type: known ?? "any",
    dimensionality: dimensionality === "matrix" ? "matrix" : "scalar",
    optional: optional ?? false,
  };
}
