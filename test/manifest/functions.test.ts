import { readFileSync } from "node:fs";
import path from "node:path";
import { parseTree } from "custom-functions-metadata";
import { CUSTOM_FUNCTIONS } from "../../src/functions/customFunctions";
import { FUNCTION_IDS } from "../../src/functions/functionIds";
import { functionsMetadata } from "../../webpack/emitFunctions";
import { attribute, BUILD, childrenOf, only, ROOT } from "./manifest";

/** The functions as Excel hears of them: by the manifest, by functions.json, and by what the page associates. */

interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly type: string;
      readonly optional?: boolean;
    }[];
    readonly options?: Readonly<Record<string, unknown>>;
  }[];
}

const built = JSON.parse(readFileSync(path.join(BUILD, "functions.json"), "utf8")) as Metadata;
const { functions } = built;
const NAMESPACE = "ACM";

function resource(element: string): string {
  const id = attribute(only(element), "resid");
  const found = childrenOf(only("ShortStrings")).find((entry) => attribute(entry, "id") === id)!;
  return attribute(found, "DefaultValue");
}

test("functions.json of the build is what the comments say now", async () => {
  expect(JSON.parse(await functionsMetadata())).toEqual(built);
});

test("the same ids in functions.json, in what the page associates, and in the comments", () => {
  const ids = [...FUNCTION_IDS].sort();
  expect(functions.map(({ id }) => id).sort()).toEqual(ids);
  expect(Object.keys(CUSTOM_FUNCTIONS).sort()).toEqual(ids);
  expect(functions.map(({ id, name }) => [id, name])).toEqual(functions.map(({ id }) => [id, id]));
});

test("each id stands for the function that its comment stands above", () => {
  for (const subject of ["series", "target", "comparison", "chart"]) {
    const file = `src/functions/${subject}Functions.ts`;
    const { associate } = parseTree(readFileSync(path.join(ROOT, file), "utf8"), file);
    expect(associate.length).toBeGreaterThan(0);
    for (const { id, functionName } of associate) {
      expect(CUSTOM_FUNCTIONS[id as keyof typeof CUSTOM_FUNCTIONS].name).toBe(functionName);
    }
  }
});

test("the namespace is short, and with each name no cell, no macro and no built-in function", () => {
  expect(resource("Namespace")).toBe(NAMESPACE);
  for (const { id, name } of functions) {
    expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,127}$/);
    expect(`${NAMESPACE}.${name}`).not.toMatch(/^[A-Z]{1,3}\d+$|^R\d*C\d*$/);
  }
});

test.each(functions.map((each) => [each.name, each] as const))(
  "%s tells what it is for and what it takes",
  (_name, { description, parameters }) => {
    expect(description.length).toBeGreaterThan(20);
    expect(description.length).toBeLessThan(256);
    for (const parameter of parameters) {
      expect(parameter.description.length).toBeGreaterThan(8);
      expect(parameter.description.length).toBeLessThan(256);
    }
  },
);

test("what must be given stands first, what may be left out after it", () => {
  const required = functions.map(({ id, parameters }) => {
    const optional = parameters.map((parameter) => parameter.optional === true);
    expect(optional).toEqual([...optional].sort());
    return [id, optional.filter((each) => !each).length];
  });
  expect(Object.fromEntries(required)).toEqual({
    ...{ VARIATION: 2, ASSURANCE: 3, LIMITS: 1, SIGNALS: 2, GAP: 2, SHORT: 4 },
    ...{ FUNNEL: 2, RUNCHART: 1, CHART: 2, PROPOSE: 1 },
  });
});

test("figures come as they stand in the cells: Excel would make 0 of a text in a number's place", () => {
  const figures = ["values", "numerators", "denominators", "target", "value", "numerator", "denominator"];
  const types = functions.flatMap(({ parameters }) =>
    parameters.filter(({ name }) => figures.includes(name)).map(({ type }) => type),
  );
  expect(types.length).toBeGreaterThan(12);
  expect(new Set(types)).toEqual(new Set(["any"]));
});

test("nothing is volatile, streamed or bound to its address", () => {
  expect(functions.map(({ options }) => options).filter(Boolean)).toEqual([]);
});
