import type { HostObject } from "./excelClass";

/** Objects that the client asked to keep between requests, by reference id. */
export class References {
  private readonly objects = new Map<string, HostObject>();
  private readonly ids = new WeakMap<object, string>();
  private last = 0;

  keep(object: HostObject): string {
    const target = object.target as object;
    let id = this.ids.get(target);
    if (id === undefined || !this.objects.has(id)) {
      id = `ref${++this.last}`;
      this.ids.set(target, id);
      this.objects.set(id, object);
    }
    return id;
  }

  get(id: string): HostObject | undefined {
    return this.objects.get(id);
  }

  /** The id under which the object is kept; undefined when it is not. */
  idOf(object: HostObject): string | undefined {
    const id = this.ids.get(object.target as object);
    return id !== undefined && this.objects.has(id) ? id : undefined;
  }

  release(id: string): void {
    this.objects.delete(id);
  }

  releaseAll(): void {
    this.objects.clear();
  }

  get count(): number {
    return this.objects.size;
  }

  all(): Iterable<HostObject> {
    return this.objects.values();
  }
}
