import type { Json } from "./fact";
import type { Scratch } from "./scratch";

/** Does what a fact says is done and tells what it saw. Whether that is right is for others to say. */
export interface SelfTestCase {
  /** Id of the fact. */
  readonly fact: string;
  /**
   * @throws whatever Excel throws that the fact does not speak of; a refusal that it does speak of is seen with
   *   {@link Scratch.code}
   */
  readonly run: (scratch: Scratch) => Promise<Json>;
}
