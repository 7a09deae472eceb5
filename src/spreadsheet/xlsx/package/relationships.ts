import { attribute, children, parseXml } from "../xml/dom";
import { element } from "../xml/text";

export interface Relationship {
  readonly id: string;
  /** What it is: the last step of the type's address, the same in the transitional and the strict format. */
  readonly kind: string;
  readonly type: string;
  /** Name of the part it points to, or the address when it is external. */
  readonly target: string;
  readonly external: boolean;
}

const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Types outside the common address. */
const TYPES: Record<string, string> = {
  "core-properties": `${PACKAGE}/metadata/core-properties`,
  threadedComment: "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
  person: "http://schemas.microsoft.com/office/2017/10/relationships/person",
};

export function typeOf(kind: string): string {
  return TYPES[kind] ?? `${OFFICE}/${kind}`;
}

/** Name of the part that holds the relationships of `part` ("" is the package itself). */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function parseRelationships(xml: string, part: string): Relationship[] {
  return children(parseXml(xml, relationshipsPart(part)), "Relationship").map((node) => {
    const type = attribute(node, "Type") ?? "";
    const target = attribute(node, "Target") ?? "";
    const external = attribute(node, "TargetMode") === "External";
    return {
      id: attribute(node, "Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      type,
      target: external ? target : resolveTarget(part, target),
      external,
    };
  });
}

export function serializeRelationships(part: string, relationships: readonly Relationship[]): string {
  const body = relationships.map(({ id, type, target, external }) =>
    element("Relationship", {
      Id: id,
      Type: type,
      Target: external ? target : relativeTarget(part, target),
      TargetMode: external ? "External" : undefined,
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element("Relationships", { xmlns: PACKAGE }, body.join(""))}`;
}

/** Targets are relative to the part's folder, or absolute with a leading slash; some writers use back-slashes. */
function resolveTarget(part: string, target: string): string {
  const path = target.replaceAll("\\", "/").split("#")[0]!;
  const steps = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function relativeTarget(part: string, target: string): string {
  const from = part.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return "../".repeat(from.length - shared) + to.slice(shared).join("/");
}
