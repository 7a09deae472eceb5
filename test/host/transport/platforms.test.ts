import { PROFILES, type ProfileName } from "../../../src/host/excel/profiles";
import { givenWorkbook } from "../givenWorkbook";

const NAMES = Object.keys(PROFILES) as ProfileName[];

describe.each(NAMES)("Excel as %s", (name) => {
  const profile = PROFILES[name];

  test("boots the platform's own bundle and says which it is", async () => {
    const { window } = await givenWorkbook({ Data: [["x"]] }, profile);
    const { diagnostics, requirements, platform } = window.Office.context;
    expect(diagnostics).toEqual({
      host: "Excel",
      version: profile.platform.build,
      platform: { web: "OfficeOnline", win32: "PC", mac: "Mac" }[profile.platform.bundle],
    });
    expect(platform).toBe(diagnostics.platform);
    expect(window.navigator.userAgent).toBe(profile.platform.userAgent);
    expect(requirements.isSetSupported("ExcelApi", profile.apiSets["ExcelApi"])).toBe(true);
    expect(requirements.isSetSupported("ExcelApi", "1.18")).toBe(false);
    expect(requirements.isSetSupported("ExcelApiDesktop", "1.1")).toBe(false);
    expect(requirements.isSetSupported("ExcelApiOnline", "1.1")).toBe(name === "web");
    const bundle = [...window.document.scripts]
      .map(({ src }) => src)
      .filter((src) => src.includes("/excel-"));
    expect(bundle).toEqual([expect.stringContaining(`/excel-${profile.platform.bundle}-16.0`)]);
  });

  test("writes, reads, refuses with a code, pushes events and runs ribbon commands", async () => {
    const book = await givenWorkbook({ Data: [] }, profile);
    const heard: string[] = [];
    await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.onChanged.add((event) => {
        heard.push(`${event.source} ${event.address}`);
        return Promise.resolve();
      });
      await context.sync();
      sheet.getRange("A1:B1").values = [["a", 1]];
      await context.sync();
    });
    book.type("Data!C1", "typed", "remote");
    await book.settle();
    expect(heard).toEqual(["Local A1:B1", "Remote C1"]);
    const failure = book.excel.run(async (context) => {
      context.workbook.worksheets.getItem("Nope").load("name");
      await context.sync();
    });
    await expect(failure).rejects.toMatchObject({ code: "ItemNotFound" });
    const pressed: string[] = [];
    book.window.Office.actions.associate("press", (event: Office.AddinCommands.Event) => {
      pressed.push(event.source.id);
      event.completed();
    });
    await book.office.runCommand("press", "Button");
    expect(pressed).toEqual(["Button"]);
  });

  test("has a library without the members of later sets; once it has them, the profiles can declare more", async () => {
    const { Excel } = (await givenWorkbook({}, profile)).window;
    expect("tables" in Excel.Workbook.prototype).toBe(true);
    expect("notes" in Excel.Workbook.prototype).toBe(false);
    expect(Excel).not.toHaveProperty("NoteCollection");
  });

  test("keeps settings of the Office kind", async () => {
    const book = await givenWorkbook({ Data: [] }, profile);
    const { settings } = book.window.Office.context.document;
    settings.set("greeting", { hello: 1 });
    await new Promise((resolve) => settings.saveAsync(resolve));
    expect(book.host.officeSettings.get("greeting")).toContain("hello");
  });
});
