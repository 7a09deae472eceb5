import { XMLSerializer, type Element } from "@xmldom/xmldom";
import { addressOf } from "../../model/address";
import type { ConditionalFormatModel } from "../../model/sheet";
import { parseBoxes } from "../address";
import { stateText } from "../origin";
import type { ReadContext, SectionCodec, WriteContext } from "../sheet/sectionCodec";
import { inNamespaceOf } from "../sheet/sectionText";
import { attribute, children, numberAttribute } from "../xml/dom";
import { element } from "../xml/text";
import { readRule, type RuleContent } from "./ruleReader";
import { ruleXml } from "./ruleXml";

/**
 * `<conditionalFormatting>`. A rule that is still what the file says keeps the file's text, and with it what the model
 * does not know of it (theme colours, extensions).
 */
export const conditionalFormats: SectionCodec = {
  name: "conditionalFormatting",
  read(root, sheet, context) {
    const found = rulesOf(root, context);
    found.sort((a, b) => a.filePriority - b.filePriority);
    found.forEach(({ content, node, ranges }, priority) => {
      const id = `{${String(context.model.nextId()).padStart(8, "0")}-CF00-4000-8000-000000000000}`;
      const xml = serialize(node);
      sheet.conditionalFormats.push({ id, ...content, ranges: [...ranges], priority, xml });
    });
  },
  state: (sheet) =>
    sheet.conditionalFormats.map(({ ranges, priority, ...rule }) => [ranges, priority, contentState(rule)]),
  write(sheet, root, context) {
    const originals = root ? rulesOf(root, context) : [];
    const unknown = root ? unknownRules(root, context) : "";
    const rules = [...sheet.conditionalFormats].sort((a, b) => a.priority - b.priority);
    return (
      unknown +
      rules.map((rule, i) => inNamespaceOf(root, blockXml(rule, i + 1, originals, context))).join("")
    );
  },
};

type Styles = Pick<ReadContext, "palette" | "differential">;

function serialize(node: Element): string {
  return new XMLSerializer().serializeToString(node);
}

interface FileRule {
  readonly node: Element;
  readonly content: RuleContent;
  readonly ranges: ReturnType<typeof parseBoxes>;
  readonly filePriority: number;
  readonly pivot: string | undefined;
}

function rulesOf(root: Element, context: Styles): FileRule[] {
  return children(root, "conditionalFormatting").flatMap((block) =>
    children(block, "cfRule").flatMap((node) => {
      const content = readRule(node, context);
      const ranges = parseBoxes(attribute(block, "sqref") ?? "");
      const filePriority = numberAttribute(node, "priority") ?? 0;
      return content ? [{ node, content, ranges, filePriority, pivot: attribute(block, "pivot") }] : [];
    }),
  );
}

/** Rules of kinds that the object model has not, each in a block of its own. */
function unknownRules(root: Element, context: Styles): string {
  const unknown = children(root, "conditionalFormatting").flatMap((block) =>
    children(block, "cfRule")
      .filter((node) => readRule(node, context) === null)
      .map((node) => element("conditionalFormatting", { sqref: attribute(block, "sqref") }, serialize(node))),
  );
  return unknown.map((xml) => inNamespaceOf(root, xml)).join("");
}

function blockXml(
  rule: ConditionalFormatModel,
  priority: number,
  originals: FileRule[],
  context: WriteContext,
): string {
  const sqref = rule.ranges.map((box) => addressOf(box)).join(" ");
  const at = originals.findIndex(({ content }) => contentState(content) === contentState(rule));
  const [original] = at >= 0 ? originals.splice(at, 1) : [];
  if (original) {
    const node = original.node.cloneNode(true) as Element;
    node.setAttribute("priority", String(priority));
    return element("conditionalFormatting", { pivot: original.pivot, sqref }, serialize(node));
  }
  const hasFormat = Object.keys(rule.format).length > 0;
  const dxf = hasFormat ? context.addDifferential(rule.format) : undefined;
  return element("conditionalFormatting", { sqref }, ruleXml(rule, priority, dxf));
}

function contentState({ type, rule, format, stopIfTrue }: RuleContent): string {
  return stateText([type, rule, format, stopIfTrue]);
}
