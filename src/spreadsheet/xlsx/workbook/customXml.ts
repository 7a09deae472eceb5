import type { WorkbookModel } from "../../model/workbook";
import type { OpcPackage } from "../package/opcPackage";
import { attribute, children, parseXml } from "../xml/dom";
import { element, escapeXml } from "../xml/text";

const ITEM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/**
 * Settings of an add-in. Excel keeps them with the add-in's own registration in the file; this host writes them as a
 * custom XML part of this namespace, one element with JSON for each, which Excel carries along and shows to nobody.
 */
const SETTINGS = "urn:office-js-host:workbook-settings";
const SETTINGS_ID = "{5E771265-0000-4000-8000-0FF1CE000001}";

interface Item {
  readonly id: string;
  readonly part: string;
  readonly relationship: string;
  readonly namespaceUri: string;
  readonly xml: string;
}

/** Custom XML parts of the workbook; the settings among them go to the model's settings. */
export function readCustomXml(parts: OpcPackage, workbookPart: string, model: WorkbookModel): void {
  for (const { id, part, namespaceUri, xml } of items(parts, workbookPart)) {
    model.reserveId(Number(/^\{(\d{8})-/.exec(id)?.[1] ?? 0));
    if (namespaceUri !== SETTINGS) model.customXmlParts.set(id, { namespaceUri, xml });
    else {
      for (const node of children(parseXml(xml, part), "setting")) {
        model.settings.set(attribute(node, "key") ?? "", JSON.parse(node.textContent ?? "null"));
      }
    }
  }
}

/** Writes the parts that are new or changed, and takes away those that are gone. */
export function saveCustomXml(parts: OpcPackage, workbookPart: string, model: WorkbookModel): void {
  const wanted = new Map([...model.customXmlParts].map(([id, { xml }]) => [id, xml]));
  const existing = items(parts, workbookPart);
  const settings = existing.find(({ namespaceUri }) => namespaceUri === SETTINGS);
  if (model.settings.size > 0) wanted.set(settings?.id ?? SETTINGS_ID, settingsXml(model));
  for (const { id, part, relationship, xml } of existing) {
    const now = wanted.get(id);
    if (now === undefined) parts.unrelate(workbookPart, relationship);
    else if (now !== xml) parts.set(part, now);
    wanted.delete(id);
  }
  for (const [id, xml] of wanted) addItem(parts, workbookPart, id, xml);
}

function items(parts: OpcPackage, workbookPart: string): Item[] {
  return parts
    .related(workbookPart, "customXml")
    .filter(({ target }) => parts.has(target))
    .map(({ id: relationship, target: part }) => {
      const xml = parts.text(part);
      const properties = parts.related(part, "customXmlProps")[0]?.target;
      const known =
        properties && parts.has(properties)
          ? attribute(parseXml(parts.text(properties), properties), "itemID")
          : "";
      return {
        id: known || part,
        part,
        relationship,
        namespaceUri: parseXml(xml, part).namespaceURI ?? "",
        xml,
      };
    });
}

function addItem(parts: OpcPackage, workbookPart: string, id: string, xml: string): void {
  const part = parts.freeName("customXml/item", "xml");
  const properties = parts.freeName("customXml/itemProps", "xml");
  parts.set(part, xml, "application/xml");
  parts.relate(workbookPart, "customXml", part);
  const item = element(
    "ds:datastoreItem",
    { "ds:itemID": id, "xmlns:ds": ITEM_PROPERTIES },
    "<ds:schemaRefs/>",
  );
  parts.set(properties, `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n${item}`, PROPERTIES_TYPE);
  parts.relate(part, "customXmlProps", properties);
}

function settingsXml(model: WorkbookModel): string {
  const list = [...model.settings].map(([key, value]) =>
    element("setting", { key }, escapeXml(JSON.stringify(value ?? null))),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element("settings", { xmlns: SETTINGS }, list.join(""))}`;
}
