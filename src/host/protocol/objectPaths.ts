import { Arguments } from "./arguments";
import { apiNotFound, ExcelError, itemNotFound } from "../../spreadsheet/model/excelError";
import { declaredClasses, HostObject } from "./excelClass";
import { clientName, linkOf, methodOf, unknownMember } from "./members";
import { ObjectPathType, type ArgumentInfo, type ObjectPath, type RequestBody } from "./request";
import type { Session } from "./session";

/**
 * The objects of one request. Each path is evaluated once, when it is first needed: a path may be a method such as
 * `Add`, and calling it again would add again. null is a null object, and so is everything below it.
 */
export class ObjectPaths {
  private readonly resolved = new Map<number, HostObject | null>();
  /** Method at which the way to an object ended with an error, as "WorksheetCollection.add"; "": none did. */
  stoppedAt = "";

  constructor(
    private readonly paths: RequestBody["ObjectPaths"],
    private readonly root: HostObject,
    private readonly session: Session,
  ) {}

  resolve(id: number): HostObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.paths[id];
    if (!path) throw new ExcelError("InvalidObjectPath", `The object path ${id} is not part of the request.`);
    const object = this.evaluate(path);
    this.resolved.set(id, object);
    return object;
  }

  arguments(info: ArgumentInfo | undefined): Arguments {
    return new Arguments(this.substitute(info?.Arguments ?? [], info?.ReferencedObjectPathIds));
  }

  private evaluate(path: ObjectPath): HostObject | null {
    switch (path.ObjectPathType) {
      case ObjectPathType.Global:
        return this.root;
      case ObjectPathType.NewObject:
        return newObject(path.Name);
      case ObjectPathType.ReferenceId:
        return this.kept(path.Name);
      case ObjectPathType.NullObject:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId!);
    if (!parent) return null;
    switch (path.ObjectPathType) {
      case ObjectPathType.Method:
        return this.call(parent, path);
      case ObjectPathType.Property:
        return this.follow(parent, clientName(path.Name));
      case ObjectPathType.Indexer:
        return this.item(parent, this.arguments(path.ArgumentInfo).any(0));
      default:
        throw new ExcelError("NotImplemented", `Object path type ${path.ObjectPathType} is unknown.`, 501);
    }
  }

  private call(parent: HostObject, path: ObjectPath): HostObject | null {
    const name = clientName(path.Name);
    this.stoppedAt = `${parent.type.name}.${name}`;
    const method = methodOf(parent.type, name, this.session);
    this.session.modes.allow(parent.type.name, name, false);
    const result = method.call(parent.target, this.arguments(path.ArgumentInfo), this.session);
    this.stoppedAt = "";
    return result instanceof HostObject ? result : null;
  }

  private follow(parent: HostObject, name: string): HostObject | null {
    const link = linkOf(parent.type, name, this.session);
    if (!link) throw unknownMember(parent.type, name);
    return link.to(parent.target, this.session);
  }

  private item(parent: HostObject, key: unknown): HostObject {
    this.stoppedAt = `${parent.type.name}.getItem`;
    const item = parent.type.collection?.item?.(parent.target, key, this.session);
    if (!item) throw itemNotFound();
    this.stoppedAt = "";
    return item;
  }

  private kept(referenceId: string): HostObject {
    const object = this.session.references.get(referenceId);
    if (object) return object;
    throw new ExcelError("InvalidReference", "This reference is not valid for the current operation.");
  }

  private substitute(values: readonly unknown[], ids: unknown): unknown[] {
    const byPlace = Array.isArray(ids) ? (ids as unknown[]) : [];
    return values.map((value, index) => {
      const id = byPlace[index];
      if (typeof id === "number" && id !== 0) return this.resolve(id);
      return Array.isArray(value) && Array.isArray(id) ? this.substitute(value, id) : value;
    });
  }
}

/** Classes that the runtime makes by their server name, e.g. "Microsoft.InternalService.AddinInternalService". */
function newObject(serverName: string): HostObject {
  const type = declaredClasses().get(serverName);
  if (!type) throw apiNotFound(serverName);
  return new HostObject(type, null);
}
