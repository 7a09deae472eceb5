import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { JsonSchema, PLATFORMS, type Json, type Platform } from "../../src/selfTest/fact";

/** What one real Excel showed: made from a report, never typed. */
export const SeenSchema = v.strictObject({
  platform: v.picklist(PLATFORMS),
  build: v.string(),
  /** When it was seen, e.g. "2026-11-23". */
  day: v.string(),
  apiSets: v.record(v.string(), v.string()),
  observations: v.record(v.string(), JsonSchema),
});

export type Seen = v.InferOutput<typeof SeenSchema>;

export const SEEN_FOLDER = path.resolve(__dirname, "..", "..", "facts", "seen");

/** Everything that real Excels showed, oldest build first. */
export function readSeen(folder = SEEN_FOLDER): Seen[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => v.parse(SeenSchema, JSON.parse(readFileSync(path.join(folder, file), "utf8"))))
    .sort((one, other) => compareBuilds(one.build, other.build));
}

/** What is known of a platform: of each fact the observation of its newest build. */
export function seenOn(platform: Platform, all: readonly Seen[]): Readonly<Record<string, Json>> {
  const ofPlatform = all.filter((seen) => seen.platform === platform);
  return Object.assign({}, ...ofPlatform.map(({ observations }) => observations)) as Record<string, Json>;
}

/** Keeps what was seen; returns the file. The folder may be absent. */
export function writeSeen(seen: Seen, folder = SEEN_FOLDER): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${seen.platform}-${seen.build.replace(/[^\w.]+/g, "-")}.json`);
  writeFileSync(file, `${JSON.stringify(seen, null, 2)}\n`);
  return file;
}

function compareBuilds(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}
