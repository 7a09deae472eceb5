import type { ProfileName } from "../../host/excel/profiles";
import { profileName } from "../profile";
import { UsageError } from "./parseArguments";

/**
 * Takes `--profile NAME` out of the words, wherever it stands among them.
 * @throws UsageError where there is no profile of that name
 */
export function takeProfile(words: readonly string[]): { profile: ProfileName; rest: readonly string[] } {
  const at = words.findIndex((word) => word === "--profile" || word.startsWith("--profile="));
  if (at < 0) return { profile: profileName(null), rest: words };
  const inline = words[at]!.split("=")[1];
  const name = inline ?? words[at + 1];
  if (!name || name.startsWith("--")) throw new UsageError("--profile needs a name (see --help).");
  try {
    return { profile: profileName(name), rest: words.toSpliced(at, inline === undefined ? 2 : 1) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
