import { byId, element } from "./element";

/** What the File menu can do. */
export interface FileActions {
  openSample(name: string): Promise<void>;
  openFile(file: File): Promise<void>;
  openNew(): Promise<void>;
  save(): Promise<void>;
}

/** Fills the File menu and connects it. A workbook may also be dropped on the page. */
export function connectFileMenu(samples: readonly string[], actions: FileActions): void {
  const menu = byId("file-menu") as HTMLDialogElement;
  const chosen = byId("chosen-file") as HTMLInputElement;
  byId("file-tab").addEventListener("click", () => menu.showModal());
  menu.addEventListener("click", (event) => {
    if (event.target === menu) menu.close();
  });
  byId("samples").replaceChildren(
    ...samples.map((name) => {
      const button = element("button", { type: "button" }, [name]);
      button.addEventListener("click", () => {
        menu.close();
        void actions.openSample(name);
      });
      return button;
    }),
  );
  byId("open-file").addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", () => {
    const [file] = chosen.files ?? [];
    menu.close();
    if (file) void actions.openFile(file);
    // The same file may be chosen again after it was changed elsewhere.
    chosen.value = "";
  });
  byId("new-file").addEventListener("click", () => {
    menu.close();
    void actions.openNew();
  });
  byId("save-file").addEventListener("click", () => {
    menu.close();
    void actions.save();
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void actions.openFile(file);
  });
}

/** Hands a file to the person by the browser's own download. */
export function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
