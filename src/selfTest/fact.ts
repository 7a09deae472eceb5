import * as v from "valibot";

/** What an observation can be: whatever JSON can hold, so that a report can travel as text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Where Excel runs, as far as it behaves differently there. */
export const PLATFORMS = ["web", "win365", "ltsc2021", "ltsc2024", "mac"] as const;

export type Platform = (typeof PLATFORMS)[number];

export const JsonSchema: v.GenericSchema<Json> = v.lazy(() =>
  v.union([
    v.string(),
    v.number(),
    v.boolean(),
    v.null(),
    v.array(JsonSchema),
    v.record(v.string(), JsonSchema),
  ]),
);

const Sentence = v.pipe(v.string(), v.minLength(10));
/** Microsoft's own pages, its knowledge base as an archive keeps it, reports to Microsoft, and standards. */
const Source = v.pipe(
  v.string(),
  v.regex(
    /^https:\/\/(learn\.microsoft\.com|helparchive\.huntertur\.net|github\.com|appsforoffice\.microsoft\.com|www\.w3\.org)\/\S+$/,
  ),
);

export const FactSchema = v.pipe(
  v.strictObject({
    /** "subject.kebab-case", unique; the subject is the name of the record's file. */
    id: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/)),
    /** What is done, in plain words. */
    does: Sentence,
    /** What Excel then does, in plain words. */
    expected: Sentence,
    sources: v.array(Source),
    status: v.picklist(["documented", "reported", "read in office.js", "unverified"]),
    /** Requirement set without which there is nothing to see, e.g. "ExcelApi 1.16". */
    needs: v.optional(v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]+ \d+\.\d+$/))),
    /** What the self-test's case of the same id must see. */
    observation: v.optional(JsonSchema),
    /** What it must see instead on these platforms. */
    differs: v.optional(v.partial(v.strictObject(v.entriesFromList(PLATFORMS, JsonSchema)))),
    /** "host": the host of the tests and of the workbench behaves so. */
    playedBy: v.optional(v.literal("host")),
    /** Tests that hold the add-in or the host to it. */
    testedBy: v.optional(v.array(v.string())),
    /** Why nothing holds anybody to it. */
    notTested: v.optional(Sentence),
  }),
  v.check(
    ({ sources, status }) => sources.length > 0 || status === "unverified",
    "Only what is unverified may be without a source.",
  ),
  v.check(
    ({ observation, testedBy, notTested }) =>
      (notTested === undefined) === (observation !== undefined || testedBy !== undefined),
    "A fact is observed or tested, or says why not.",
  ),
  v.check(
    ({ observation, differs }) => differs === undefined || observation !== undefined,
    "What differs somewhere has an observation that holds elsewhere.",
  ),
);

/** One thing that Excel does, with where that is known from and who is held to it. */
export type Fact = v.InferOutput<typeof FactSchema>;

/**
 * What must be seen of a fact on a platform: what a real Excel showed there, else the platform's own entry, else
 * what is expected everywhere. Undefined where nothing is known that a program could compare.
 *
 * @param seen what real Excels of that platform showed, by fact
 */
export function expectedOf(
  fact: Fact,
  platform: Platform,
  seen: Readonly<Record<string, Json>> = {},
): Json | undefined {
  if (fact.id in seen) return seen[fact.id];
  return fact.differs && platform in fact.differs ? fact.differs[platform] : fact.observation;
}

/** True where two observations are the same, whatever the order of names in an object. */
export function isSame(one: Json, other: Json): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_name, part: Json) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
