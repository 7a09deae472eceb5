import { findBrowser } from "./findBrowser";

test("on Linux every folder of the path is looked into, Chrome first", () => {
  const has =
    (...files: string[]) =>
    (file: unknown) =>
      files.includes(String(file));
  const environment = { PATH: "/usr/local/bin:/usr/bin" };
  expect(findBrowser("linux", environment, has("/usr/bin/chromium"))).toBe("/usr/bin/chromium");
  expect(findBrowser("linux", environment, has("/usr/bin/chromium", "/usr/bin/google-chrome"))).toBe(
    "/usr/bin/google-chrome",
  );
  expect(findBrowser("linux", environment, has("/snap/bin/chromium"))).toBe("/snap/bin/chromium");
  expect(findBrowser("linux", environment, has())).toBeNull();
});

test("on Windows and macOS the usual places", () => {
  const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
  const windows = { PROGRAMFILES: "C:\\Program Files", "PROGRAMFILES(X86)": "C:\\Program Files (x86)" };
  expect(findBrowser("win32", windows, (file) => file === edge)).toBe(edge);
  const chrome = "/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  expect(findBrowser("darwin", { HOME: "/Users/ann" }, (file) => file === chrome)).toBe(chrome);
});
