import { PROFILES, type ProfileName } from "../../../src/host/excel/profiles";
import { bootOfficeInNode } from "../../../src/host/transport/officeInNode";
import { givenWorkbook } from "../givenWorkbook";

const NAMES = Object.keys(PROFILES) as ProfileName[];

async function givenPane(options: Parameters<typeof givenWorkbook>[1]) {
  const shown: boolean[] = [];
  const { window } = await givenWorkbook({}, { ...options, showPane: (isShown) => shown.push(isShown) });
  return { addin: window.Office.addin, shown };
}

test.each(NAMES)("%s: an add-in shows and hides its pane, and hears of it", async (name) => {
  const { addin, shown } = await givenPane(PROFILES[name]);
  const heard: string[] = [];
  await addin.onVisibilityModeChanged(({ visibilityMode }) => heard.push(visibilityMode));
  await addin.showAsTaskpane();
  await addin.showAsTaskpane();
  await addin.hide();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(shown).toEqual([true, false]);
  expect(heard).toEqual(["Taskpane", "Hidden"]);
});

test.each(NAMES)("%s: a pane that a command asks for comes when the command is completed", async (name) => {
  const shown: boolean[] = [];
  const { window, office } = await givenWorkbook(
    {},
    { ...PROFILES[name], showPane: (isShown) => shown.push(isShown) },
  );
  let complete: () => void = () => undefined;
  window.Office.actions.associate("ask", async (event: Office.AddinCommands.Event) => {
    complete = () => event.completed();
    await window.Office.addin.showAsTaskpane();
    await window.Office.addin.showAsTaskpane();
  });
  const running = office.runCommand("ask");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(shown).toEqual([]);
  complete();
  await running;
  expect(shown).toEqual([true]);
});

test("a page that is loaded anew waits for no command of the former one", async () => {
  const shown: boolean[] = [];
  const book = await givenWorkbook({}, { ...PROFILES.win365, showPane: (isShown) => shown.push(isShown) });
  book.window.Office.actions.associate("hang", () => undefined);
  void book.office.runCommand("hang");
  const again = await bootOfficeInNode(book.host);
  await again.window.Office.addin.showAsTaskpane();
  expect(shown).toEqual([true]);
  again.close();
});

test("installed from Microsoft Marketplace, showing comes to nothing, without an error", async () => {
  const { addin, shown } = await givenPane({ ...PROFILES.win365, installedFrom: "marketplace" });
  await addin.showAsTaskpane();
  expect(shown).toEqual([]);
});
