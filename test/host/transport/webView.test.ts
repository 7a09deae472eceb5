import { PROFILES } from "../../../src/host/excel/profiles";
import { givenWorkbook } from "../givenWorkbook";

/** Counts the downloads that a page's links would start: by a script, and by a person. */
async function downloadsOf(profile: keyof typeof PROFILES) {
  const { window } = await givenWorkbook({ Data: [] }, PROFILES[profile]);
  const { document } = window;
  const started: string[] = [];
  const link = (attached: boolean) => {
    const made = document.createElement("a");
    made.href = "#";
    made.download = "file.xlsx";
    if (attached) document.body.append(made);
    made.addEventListener("click", (event) => {
      if (!event.defaultPrevented) started.push(attached ? "attached" : "loose");
    });
    return made;
  };
  link(false).click();
  link(true).dispatchEvent(new window.MouseEvent("click", { bubbles: true, cancelable: true }));
  const plain = document.createElement("a");
  plain.addEventListener("click", () => started.push("no download"));
  plain.click();
  return started;
}

test("a browser takes a download, by a script and by hand", async () => {
  expect(await downloadsOf("web")).toEqual(["loose", "attached", "no download"]);
});

test("Excel for Mac drops both without a word, and only those", async () => {
  expect(await downloadsOf("mac")).toEqual(["no download"]);
});
