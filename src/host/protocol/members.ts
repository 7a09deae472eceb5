import { apiSetName, supports } from "./apiSets";
import { apiNotFound } from "../../spreadsheet/model/excelError";
import type { EventMember, ExcelClass, Link, Method, Property } from "./excelClass";
import type { Session } from "./session";

/** Office.js sends "GetUsedRange" for getUsedRange. */
export function clientName(wireName: string): string {
  return wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

/** Names under which Office.js sets a property that are not the property's own (seen in excel-web-16.00.js). */
const SET_AS: Readonly<Record<string, string>> = {
  "Worksheet.gridlines": "showGridlines",
  "Worksheet.headings": "showHeadings",
  "Style.orientation": "textOrientation",
};

/** Members that the runtime sends and reads as they are written. */
const SENT_AS_WRITTEN = new Set(["Line.connectorType", "Image.format"]);

/** The name under which a member of a class is sent. */
export function wireName(clientName: string, typeName = ""): string {
  if (SENT_AS_WRITTEN.has(`${typeName}.${clientName}`)) return clientName;
  return clientName.charAt(0).toUpperCase() + clientName.slice(1);
}

/**
 * The property, link or method of that name.
 * @throws ApiNotFound, naming the member, where the host lacks it or it is above the declared API set.
 */
export function propertyOf(type: ExcelClass, name: string, session: Session): Property<unknown> | null {
  const member = SET_AS[`${type.name}.${name}`] ?? name;
  return gated(type, member, type.properties[member], session);
}

export function linkOf(type: ExcelClass, name: string, session: Session): Link<unknown> | null {
  return gated(type, name, type.links[name], session);
}

export function methodOf(type: ExcelClass, name: string, session: Session): Method<unknown> {
  const member = calledAs(type, name);
  const method = gated(type, member, type.methods[member], session);
  if (!method) throw unknownMember(type, name);
  return method;
}

/** Worksheet functions are sent with capitals of their own: "VLookup" for vlookup. */
function calledAs(type: ExcelClass, name: string): string {
  if (name in type.methods || type.name !== "Functions") return name;
  const written = name.toLowerCase();
  return Object.keys(type.methods).find((method) => method.toLowerCase() === written) ?? name;
}

/** The event that a hidden method such as `_RegisterDataChangedEvent` or `_UnregisterDataChangedEvent` is about. */
export function eventOf(type: ExcelClass, hiddenName: string, session: Session): EventMember | null {
  const registerName = hiddenName.replace(/^_Unregister/, "_Register");
  for (const [name, event] of Object.entries(type.events)) {
    if (event.register === registerName) return gated(type, name, event, session);
  }
  return null;
}

export function unknownMember(type: ExcelClass, name: string): Error {
  return apiNotFound(`${type.name}.${name}`);
}

function gated<Member extends { readonly since: string }>(
  type: ExcelClass,
  name: string,
  member: Member | undefined,
  session: Session,
): Member | null {
  if (member && !supports(session.options.apiSets, member.since)) {
    throw apiNotFound(`${type.name}.${name}`, apiSetName(member.since));
  }
  return member ?? null;
}
