/**
 * An object in the place of one that is kept elsewhere, or not yet: its properties are read and set through functions,
 * so that looking at something creates nothing.
 */
export function standIn<T extends object>(
  read: (key: keyof T) => unknown,
  write: (key: keyof T, value: unknown) => void,
): T {
  return new Proxy<T>({} as T, {
    get: (_none, key) => read(key as keyof T),
    set: (_none, key, value) => {
      write(key as keyof T, value);
      return true;
    },
  });
}
