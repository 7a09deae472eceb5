/** A file as another server sent it. */
export interface ServedFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Headers that speak of one transfer, or of an https address, and not of the file. */
const NOT_PASSED_ON = new Set([
  ...["connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding"],
  "strict-transport-security",
]);

/**
 * A file of the add-in from the server that serves it, with the headers that this server gives it.
 * @param address where the add-in is served, e.g. "http://127.0.0.1:8080/"
 * @param file its path there, e.g. "taskpane.html"
 * @throws Error when nothing answers there
 */
export async function addinElsewhere(address: string, file: string): Promise<ServedFile> {
  const answer = await fetch(new URL(file, address)).catch((error: unknown) => {
    throw new Error(`The add-in could not be read from ${address}: is it served there?`, { cause: error });
  });
  const headers = [...answer.headers].filter(([name]) => !NOT_PASSED_ON.has(name));
  return {
    status: answer.status,
    headers: Object.fromEntries(headers),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}
