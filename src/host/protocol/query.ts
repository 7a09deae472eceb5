import { supports } from "./apiSets";
import type { HostObject } from "./excelClass";
import { isLacked } from "./lackedMembers";
import { linkOf, propertyOf, unknownMember, wireName } from "./members";
import type { QueryInfo } from "./request";
import type { Session } from "./session";

type Answer = Record<string, unknown>;

/** What a load() asks for, as Office.js expects it: PascalCase, nested, collections under `_Items`. null for a null object. */
export function query(object: HostObject | null, info: QueryInfo, session: Session): Answer | null {
  if (!object) return null;
  const { collection } = object.type;
  if (!collection) return { ...identify(object, session), ...properties(object, info, session) };
  // A name in a collection's select means the items' members, unless only the collection has it (such as "count").
  const { own, ofItems } = splitSelect(object, info);
  const answer: Answer = own.length > 0 ? properties(object, { Select: own }, session) : {};
  const all = collection.items(object.target, session);
  const skip = info.Skip ?? 0;
  const items = all.slice(skip, info.Top ? skip + info.Top : undefined);
  answer["_Items"] = items.map((item) => query(item, { Select: ofItems, Expand: info.Expand }, session));
  return answer;
}

/** Id and reference id by which later requests address the object. */
export function identify(object: HostObject, session: Session): Answer {
  const answer: Answer = {};
  const reference = object.type.kept ? session.references.idOf(object) : undefined;
  if (reference !== undefined) answer["_ReferenceId"] = reference;
  if (object.type.key) answer["Id"] = object.type.key(object.target);
  return answer;
}

function splitSelect(object: HostObject, info: QueryInfo): { own: string[]; ofItems: string[] } {
  const own: string[] = [];
  const ofItems: string[] = [];
  for (const name of info.Select ?? []) (name in object.type.properties ? own : ofItems).push(name);
  return { own, ofItems: own.length > 0 && ofItems.length === 0 ? ["$none"] : ofItems };
}

function properties(object: HostObject, info: QueryInfo, session: Session): Answer {
  const answer: Answer = {};
  const nested = new Map<string, string[]>();
  const select = info.Select && info.Select.length > 0 ? info.Select : ["*"];
  for (const path of select) {
    const [name, ...rest] = path.split("/") as [string, ...string[]];
    if (name === "$none") continue;
    if (name === "*") Object.assign(answer, everyScalar(object, session));
    else if (rest.length > 0) nested.set(name, [...(nested.get(name) ?? []), rest.join("/")]);
    else {
      const property = propertyOf(object.type, name, session);
      if (property) answer[wireName(name, object.type.name)] = property.get(object.target, session);
      else if (linkOf(object.type, name, session)) nested.set(name, nested.get(name) ?? []);
      // Excel passes over a name that is no member's, which some give so as to load nothing.
      else if (isLacked(object.type.name, name)) throw unknownMember(object.type, name);
    }
  }
  for (const path of info.Expand ?? []) {
    const [name, ...rest] = path.split("/") as [string, ...string[]];
    nested.set(name, [...(nested.get(name) ?? []), ...(rest.length > 0 ? [rest.join("/")] : [])]);
  }
  for (const [name, inner] of nested) {
    const link = linkOf(object.type, name, session);
    if (!link) throw unknownMember(object.type, name);
    answer[wireName(name, object.type.name)] = query(
      link.to(object.target, session),
      { Select: inner },
      session,
    );
  }
  return answer;
}

/** load() without names: every scalar of the declared API sets, except those that only come when named. */
function everyScalar(object: HostObject, session: Session): Answer {
  const answer: Answer = {};
  for (const [name, property] of Object.entries(object.type.properties)) {
    if (property.onDemand || !supports(session.options.apiSets, property.since)) continue;
    answer[wireName(name, object.type.name)] = property.get(object.target, session);
  }
  return answer;
}
