import { expectedOf, isSame, type Fact } from "../../src/selfTest/fact";
import type { Seen } from "./seenFiles";

const STATUSES = ["documented", "reported", "read in office.js", "unverified"] as const;

/** Titles of the subjects, in the order of the page. */
const TITLES: Readonly<Record<string, string>> = {
  values: "Values of cells",
  tables: "Tables",
  sizes: "Sizes",
  protection: "Protection, modes and errors",
  events: "Events and co-authors",
  undo: "Undo",
  charts: "Charts",
  formats: "Formats and rules",
  storage: "What a file carries",
  files: "Files and windows",
  functions: "Custom functions",
  runtime: "The pane and its runtime",
  manifest: "The manifest",
  distribution: "Distribution",
};

/**
 * docs/facts.md: how much is known of Excel and from where, then every record.
 *
 * @param seen what real Excels showed, oldest first
 */
export function factsPage(facts: Readonly<Record<string, readonly Fact[]>>, seen: readonly Seen[]): string {
  const all = Object.values(facts).flat();
  const sections = Object.entries(TITLES).flatMap(([subject, title]) => {
    const records = facts[subject] ?? [];
    return records.length === 0 ? [] : [`## ${title}\n\n${factTable(records, seen)}`];
  });
  return `# What Excel does, and how we know

One record for each thing that Excel does and that this add-in, or the host that stands in for Excel in the tests and
in the workbench, relies on. This page is made from the records in \`facts/\` by \`npm run -s facts -- --table\`.

${countTable(all, seen)}

"Seen" is never typed: it comes from reports of the self-test that ran inside a real Excel (SELFTEST.md says how), and
what was seen outranks what was read. ${seen.length === 0 ? "**No report has come in yet: everything below is from documentation, reports, the source of office.js, and practice.**" : `So far: ${seen.map(nameOf).join(", ")}.`}

How to read a row. **Known from**: Microsoft's documentation, a report to Microsoft, the source of office.js, or nowhere
(unverified), with links. **Seen on**: real Excels that showed it; "not on" where one showed something else. **Host**:
the host plays it. **Held to it**: the self-test has a case, which also runs on the host for five platforms; tests of the
add-in or of the host.

${sections.join("\n\n")}

## Not tested, and why

${all
  .filter(({ notTested }) => notTested !== undefined)
  .map(({ id, notTested = "" }) => `- \`${id}\`: ${plain(notTested)}`)
  .join("\n")}
`;
}

function countTable(facts: readonly Fact[], seen: readonly Seen[]): string {
  const count = (isOne: (fact: Fact) => boolean) => facts.filter(isOne).length;
  const rows: [string, number][] = [
    ["Records", facts.length],
    ...STATUSES.map((status): [string, number] => [
      status === "unverified" ? "unverified" : `known from: ${status}`,
      count((fact) => fact.status === status),
    ]),
    ["seen in a real Excel", count(({ id }) => seen.some(({ observations }) => id in observations))],
    ["played by the host", count(({ playedBy }) => playedBy === "host")],
    ["cases of the self-test", count(({ observation }) => observation !== undefined)],
    ["held by tests of the add-in or the host", count(({ testedBy }) => testedBy !== undefined)],
    ["not tested, with the reason", count(({ notTested }) => notTested !== undefined)],
  ];
  return table(
    ["", "how many"],
    rows.map(([what, many]) => [what, String(many)]),
  );
}

function factTable(facts: readonly Fact[], seen: readonly Seen[]): string {
  return table(
    ["Fact", "What is done, and what Excel does", "Known from", "Seen on", "Host", "Held to it"],
    facts.map((fact) => [
      `\`${fact.id}\``,
      plain(`${fact.does} ${fact.expected}`),
      knownFrom(fact),
      seenOn(fact, seen),
      fact.playedBy === "host" ? "plays it" : "",
      heldBy(fact),
    ]),
  );
}

function knownFrom({ status, sources }: Fact): string {
  if (sources.length === 0) return status;
  return `${status} ${sources.map((source, i) => `[${i + 1}](${linkTo(source)})`).join(" ")}`;
}

function seenOn(fact: Fact, seen: readonly Seen[]): string {
  return seen
    .filter(({ observations }) => fact.id in observations)
    .map((one) => {
      const expected = expectedOf(fact, one.platform);
      const agrees = expected !== undefined && isSame(one.observations[fact.id]!, expected);
      return `${agrees ? "" : "not on "}${nameOf(one)}`;
    })
    .join(", ");
}

function heldBy({ observation, testedBy = [] }: Fact): string {
  const tests =
    testedBy.length === 1 ? ["1 test file"] : testedBy.length > 1 ? [`${testedBy.length} test files`] : [];
  return [...(observation === undefined ? [] : ["self-test"]), ...tests].join(", ");
}

function nameOf({ platform, build }: Seen): string {
  return `${platform} ${build}`;
}

/** An address with brackets stands in angle brackets. */
function linkTo(address: string): string {
  return address.includes("(") ? `<${address}>` : address;
}

/** Text in which Markdown sees no sign of its own. */
function plain(text: string): string {
  return text.replace(/[*_<]/g, "\\$&");
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
