import type { CellBlock } from "./block";
import type { Mapping } from "./mapping";

export type MappingPart =
  "header" | "provider" | "indicator" | "period" | "figures" | "totals" | "marks" | "direction" | "scale";

/** What was guessed for one part, how sure, and why, in a sentence to be shown. */
export interface PartGuess {
  readonly part: MappingPart;
  readonly confidence: "sure" | "likely" | "unsure";
  readonly sentence: string;
}

/** Something only a person can say; `answerQuestion` puts the chosen value into the mapping. */
export interface MappingQuestion {
  readonly id: string;
  readonly part: MappingPart;
  readonly text: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export type MappingGuess =
  | { readonly kind: "nothing"; readonly reason: string }
  | {
      readonly kind: "guess";
      readonly mapping: Mapping;
      readonly parts: readonly PartGuess[];
      readonly questions: readonly MappingQuestion[];
    };

export function guessMapping(_block: CellBlock, _options: { readonly date1904: boolean }): MappingGuess {
  throw new Error("guessMapping is being written");
}
