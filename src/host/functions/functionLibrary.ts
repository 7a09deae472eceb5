/** The custom functions of an add-in: the namespace of its manifest and what its functions.json says of each. */
export interface FunctionLibrary {
  readonly namespace: string;
  readonly functions: readonly FunctionDescription[];
}

export interface FunctionDescription {
  /** By which the add-in associates it. */
  readonly id: string;
  /** After the namespace in a formula. */
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterDescription[];
}

export interface ParameterDescription {
  readonly name: string;
  readonly description?: string;
  readonly type: "any" | "number" | "string" | "boolean";
  readonly dimensionality?: "scalar" | "matrix";
  readonly optional?: boolean;
}
