import { apiSetName, supports } from "./apiSets";
import { apiNotFound, ExcelError, invalidOperation } from "../../spreadsheet/model/excelError";
import { HostObject } from "./excelClass";
import { clientName, eventOf, methodOf, propertyOf, unknownMember } from "./members";
import { ObjectPaths } from "./objectPaths";
import { identify, query } from "./query";
import { ActionType, type Action, type ActionResult, type RequestBody, type ResponseBody } from "./request";
import type { Session } from "./session";

/**
 * Answers a rich-API request: its actions strictly one after the other. A batch is no transaction: when an action
 * fails, the rest is left out and those before it stay applied.
 */
export function dispatch(body: RequestBody, root: HostObject, session: Session): ResponseBody {
  const paths = new ObjectPaths(body.ObjectPaths, root, session);
  const results: ActionResult[] = [];
  const marks: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: perform(action, paths, session) ?? null });
      if (action.ActionType === ActionType.Trace) marks.push(action.Id);
    } catch (error) {
      const { code, message, status } = error instanceof ExcelError ? error : hostFailure(error);
      const location = locationOf(action, paths);
      return {
        Results: results,
        TraceIds: marks,
        Error: {
          Code: code,
          Message: message,
          HttpStatusCode: status,
          ActionIndex: index,
          Location: location,
        },
      };
    }
  }
  return { Results: results, TraceIds: marks };
}

/**
 * A mistake of the host's own: answered, for an add-in without an answer waits for ever, and told on the console, for
 * an add-in shows it to its user as a refusal of Excel's.
 */
function hostFailure(error: unknown): ExcelError {
  console.error("The Excel host failed, which is its own mistake and no refusal of Excel's:", error);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ExcelError("GeneralException", `The host failed: ${text}`, 500);
}

/** "Worksheet.activate", as debugInfo.errorLocation gives it: the action, or the step on the way to its object. */
function locationOf(action: Action, paths: ObjectPaths): string {
  if (paths.stoppedAt !== "") return paths.stoppedAt;
  try {
    const object = paths.resolve(action.ObjectPathId);
    return object && action.Name ? `${object.type.name}.${clientName(action.Name)}` : "";
  } catch {
    return "";
  }
}

function perform(action: Action, paths: ObjectPaths, session: Session): unknown {
  // A trace only marks a place in the batch for the client.
  if (action.ActionType === ActionType.Trace) return null;
  const object = paths.resolve(action.ObjectPathId);
  switch (action.ActionType) {
    case ActionType.Instantiate:
      return object && identify(object, session);
    case ActionType.Query:
    case ActionType.QueryAsJson:
      return query(object, action.QueryInfo ?? {}, session);
    case ActionType.RecursiveQuery:
      return query(object, action.RecursiveQueryInfo ?? {}, session);
    case ActionType.Method:
      return object && callMethod(object, action, paths, session);
    case ActionType.SetProperty:
      return setProperty(
        object,
        clientName(action.Name),
        paths.arguments(action.ArgumentInfo).any(0),
        session,
      );
    case ActionType.EnsureUnchanged:
      return ensureUnchanged(object, action.ObjectState ?? {}, session);
    case ActionType.Update:
      return update(object, action.ObjectState ?? {}, session);
    default:
      throw new ExcelError("NotImplemented", `Action type ${action.ActionType} is unknown.`, 501);
  }
}

function callMethod(object: HostObject, action: Action, paths: ObjectPaths, session: Session): unknown {
  if (action.Name === "_KeepReference") return { _ReferenceId: session.references.keep(object) };
  if (/^_(Unr|R)egister/.test(action.Name)) return listen(object, action.Name, session);
  const name = clientName(action.Name);
  const method = methodOf(object.type, name, session);
  session.modes.allow(object.type.name, name, false);
  const result = method.call(object.target, paths.arguments(action.ArgumentInfo), session);
  return result instanceof HostObject ? identify(result, session) : result;
}

function listen(object: HostObject, hiddenName: string, session: Session): null {
  const event = eventOf(object.type, hiddenName, session);
  const target = object.type.eventTarget?.(object.target);
  if (!event || target === undefined) throw unknownMember(object.type, hiddenName);
  if (hiddenName.startsWith("_Register")) session.events.register(event.type, target);
  else session.events.unregister(event.type, target);
  return null;
}

function setProperty(object: HostObject | null, name: string, value: unknown, session: Session): null {
  if (!object) throw invalidOperation("A null object has no properties to set.");
  const property = propertyOf(object.type, name, session);
  if (!property) throw unknownMember(object.type, name);
  if (property.setSince && !supports(session.options.apiSets, property.setSince)) {
    throw apiNotFound(`${object.type.name}.${name}`, apiSetName(property.setSince));
  }
  session.modes.allow(object.type.name, name, true);
  // A read-only property is no error: Excel ignores the write.
  // Fact: values.read-only-properties
  property.set?.(object.target, value ?? null, session);
  return null;
}

function update(object: HostObject | null, state: Readonly<Record<string, unknown>>, session: Session): null {
  for (const [name, value] of Object.entries(state)) setProperty(object, clientName(name), value, session);
  return null;
}

function ensureUnchanged(
  object: HostObject | null,
  state: Readonly<Record<string, unknown>>,
  session: Session,
): null {
  for (const [name, expected] of Object.entries(state)) {
    const now = object && propertyOf(object.type, clientName(name), session)?.get(object.target, session);
    if (JSON.stringify(now) !== JSON.stringify(expected)) {
      throw new ExcelError("Conflict", "The request could not be processed because of a conflict.", 409);
    }
  }
  return null;
}
