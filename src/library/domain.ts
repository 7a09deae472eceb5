import type { LibraryIndicator } from "./libraryIndicator";

/** A stage of the way through the service, and who runs the step that leads to it. */
export interface LibraryStage {
  readonly id: string;
  readonly ownerSide: "agency" | "provider";
}

/** What figures can be broken down by. */
export interface LibraryDimension {
  readonly id: string;
  readonly name: string;
  /** Exclusive and complete unless `overlapping`. */
  readonly groups: readonly string[];
  /** A person may be in several groups: their sum is not compared with the total. */
  readonly overlapping: boolean;
}

/** A kind of contract: what is usually measured in it, and along which way. */
export interface LibraryDomain {
  readonly id: string;
  readonly name: string;
  /** One line for somebody who looks for her own kind of contract. */
  readonly summary: string;
  /** Who reports: an organization under contract, or a department of the agency itself. */
  readonly reportedBy: "provider" | "department";
  readonly indicators: readonly LibraryIndicator[];
  readonly stages: readonly LibraryStage[];
  readonly dimensions: readonly LibraryDimension[];
  /** Ids of the indicators that a new contract starts with: at most five priorities. */
  readonly suggested: readonly string[];
}

/** A stage for each id; those named under `agency` are the agency's to reach. */
export function stagesOf(ids: readonly string[], agency: readonly string[]): readonly LibraryStage[] {
  return ids.map((id) => ({ id, ownerSide: agency.includes(id) ? "agency" : "provider" }));
}
