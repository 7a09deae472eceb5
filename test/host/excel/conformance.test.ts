import { apiSetName } from "../../../src/host/protocol/apiSets";
import { declaredClasses, type ExcelClass } from "../../../src/host/protocol/excelClass";
import { lackedMembers } from "../../../src/host/protocol/lackedMembers";
import { wireName } from "../../../src/host/protocol/members";
import { givenWorkbook } from "../givenWorkbook";
import { readOfficialTypes, type OfficialClasses } from "./officialTypes";

/** What the runtime says of one of its classes. */
interface RuntimeClass {
  readonly scalars: ReadonlyMap<string, { readonly wire: string; readonly settable: boolean }>;
  readonly links: readonly string[];
  readonly isCollection: boolean;
  source(member: string): string | undefined;
}

/** Members that the runtime calls on an add-in's behalf and that are documented nowhere: `Excel.createWorkbook`. */
const HIDDEN = new Set(["Application.createWorkbook", "WorkbookCreated.open"]);

let runtime: ReadonlyMap<string, RuntimeClass>;
let official: OfficialClasses;

/** Classes that the host plays; those of the runtime's own plumbing are not Excel's. */
const classes = () => [...declaredClasses().values()].filter(({ name }) => !name.startsWith("Microsoft."));

beforeAll(async () => {
  const { window } = await givenWorkbook();
  runtime = new Map(classes().map(({ name }) => [name, describeRuntime(window.Excel, name)]));
  official = readOfficialTypes();
});

test("every class of the host is one of the runtime and of the official types", () => {
  expect(classes().length).toBeGreaterThan(70);
  const names = classes().map(({ name }) => name);
  expect(names.filter((name) => !runtime.get(name))).toEqual([]);
  expect(names.filter((name) => !official.has(name))).toEqual([]);
});

test("every property is a scalar of the runtime under the same wire name, settable here where it is settable there", () => {
  const wrong = eachMember("properties", (type, name, property) => {
    const known = runtime.get(type.name)!.scalars.get(name);
    if (!known) return "unknown to the runtime";
    if (known.wire !== wireName(name, type.name)) return `sent as ${known.wire}`;
    if (known.settable && !property.set) return "settable in the runtime, read-only here";
    return !known.settable && property.set ? "read-only in the runtime, settable here" : null;
  });
  expect(wrong).toEqual([]);
});

test("every link is a navigation property of the runtime", () => {
  const wrong = eachMember("links", (type, name) =>
    runtime.get(type.name)!.links.includes(name) ? null : "unknown to the runtime",
  );
  expect(wrong).toEqual([]);
});

test("every method is one of the runtime and sent under the same name", () => {
  const wrong = eachMember("methods", (type, name) => {
    const source = runtime.get(type.name)!.source(name);
    if (source === undefined) return "unknown to the runtime";
    // Functions.date and the like go through a shared helper.
    const isSent = source.includes(`"${wireName(name)}"`);
    return isSent || type.name === "Functions" ? null : `not sent as ${wireName(name)}`;
  });
  expect(wrong).toEqual([]);
});

test("every event has the runtime's number and registration", () => {
  const wrong = eachMember("events", (type, name, event) => {
    const source = runtime.get(type.name)!.source(name) ?? "";
    const isSame =
      new RegExp(`eventType: ?${event.type}\\b`).test(source) && source.includes(`.${event.register}(`);
    return isSame ? null : "another number or registration in the runtime";
  });
  expect(wrong).toEqual([]);
});

test("every collection is one in the runtime", () => {
  const wrong = classes().filter((type) => {
    return !!type.collection !== runtime.get(type.name)!.isCollection;
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test.each(["properties", "links", "methods", "events"] as const)(
  "%s need the API set that the official types name, and are read-only where those say so",
  (kind) => {
    const wrong = eachMember(kind, (type, name, member) => {
      if (name.startsWith("_") || HIDDEN.has(`${type.name}.${name}`)) return null;
      const known = official.get(type.name)?.get(name);
      if (!known) return "not in the official types";
      const since = apiSetName(member.since);
      if (known.since !== since) return `since ${known.since}, here ${since}`;
      if (kind !== "properties") return null;
      const setSince = "setSince" in member && member.setSince ? apiSetName(member.setSince) : null;
      if (known.setSince !== setSince) return `settable since ${known.setSince}, here ${setSince}`;
      return known.readOnly && "set" in member && member.set ? "read-only in the official types" : null;
    });
    expect(wrong).toEqual([]);
  },
);

test("what can be loaded in Excel is played, or listed as lacked, and nothing is both", () => {
  const wrong = classes().flatMap((type) => {
    const missing = [...official.get(type.name)!]
      .filter(([name, { isLoadable }]) => isLoadable && !(name in type.properties || name in type.links))
      .map(([name]) => name);
    const listed = lackedMembers(type.name);
    return [
      ...missing.filter((name) => !listed.includes(name)).map((name) => `${type.name}.${name} is not listed`),
      ...listed.filter((name) => !missing.includes(name)).map((name) => `${type.name}.${name} is listed`),
    ];
  });
  expect(wrong).toEqual([]);
});

type Members = Pick<ExcelClass, "properties" | "links" | "methods" | "events">;

/** Names, with what is wrong about them, of all members that `check` objects to. */
function eachMember<Kind extends keyof Members>(
  kind: Kind,
  check: (type: ExcelClass, name: string, member: Members[Kind][string]) => string | null,
): string[] {
  return classes().flatMap((type) =>
    Object.entries(type[kind] as Record<string, Members[Kind][string]>).flatMap(([name, member]) => {
      const wrong = check(type, name, member);
      return wrong ? [`${type.name}.${name}: ${wrong}`] : [];
    }),
  );
}

/** The runtime's classes describe themselves on their prototypes. */
function describeRuntime(excel: unknown, name: string): RuntimeClass {
  const { prototype } = (excel as Record<string, { prototype: object } | undefined>)[name] ?? {
    prototype: {},
  };
  const descriptors = Object.getOwnPropertyDescriptors(prototype) as Record<string, PropertyDescriptor>;
  const list = <T>(key: string): T[] => (descriptors[key]?.get?.call({}) as T[] | undefined) ?? [];
  const wires = list<string>("_scalarPropertyOriginalNames");
  const settable = list<boolean>("_scalarPropertyUpdateable");
  return {
    scalars: new Map(
      list<string>("_scalarPropertyNames").map((scalar, i) => [
        scalar,
        { wire: wires[i]!, settable: settable[i]! },
      ]),
    ),
    links: list<string>("_navigationPropertyNames"),
    isCollection: descriptors["_isCollection"] !== undefined,
    source: (member) => {
      const descriptor = descriptors[member];
      return ((descriptor?.value ?? descriptor?.get) as (() => unknown) | undefined)?.toString();
    },
  };
}
