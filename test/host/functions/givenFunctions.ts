import type { FunctionLibrary, ParameterDescription } from "../../../src/host/functions/functionLibrary";
import { givenWorkbook, type GivenOptions, type GivenWorkbook, type Grid } from "../givenWorkbook";

type Custom = typeof CustomFunctions;

/** A custom function of a made-up add-in: what it takes, and what it does with it. */
export interface GivenFunction {
  readonly takes: readonly Pick<ParameterDescription, "type" | "dimensionality" | "optional">[];
  readonly does: (...given: never[]) => unknown;
}

/** A workbook whose Excel has an add-in with these functions, in the namespace T, on the real Office.js. */
export async function givenFunctions(
  grid: Grid,
  functions: (errors: Custom) => Readonly<Record<string, GivenFunction>>,
  options: GivenOptions = {},
): Promise<GivenWorkbook> {
  const library: FunctionLibrary = {
    namespace: "T",
    functions: Object.entries(functions(undefined as unknown as Custom)).map(([id, { takes }]) => ({
      id,
      name: id,
      parameters: takes.map((parameter, i) => ({ name: `p${i}`, ...parameter })),
    })),
  };
  const book = await givenWorkbook({ Data: grid }, { functions: library, ...options });
  const { CustomFunctions: custom } = book.window as unknown as { CustomFunctions: Custom };
  for (const [id, { does }] of Object.entries(functions(custom))) custom.associate(id, does);
  await book.host.calculated();
  return book;
}

export const RANGE = { type: "any", dimensionality: "matrix" } as const;
export const CELL = { type: "any" } as const;
