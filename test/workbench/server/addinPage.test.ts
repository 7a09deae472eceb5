import { addinPage } from "../../../src/workbench/server/addinPage";

test.each([
  '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script src="addin.js">',
  // As minified pages write it.
  '<script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script><script src="addin.js">',
])("Office.js comes from this computer, everything else stays", (page) => {
  expect(addinPage(page)).toBe(
    '<script src="/guise.js"></script><script src="/office-js/office.js"></script><script src="addin.js">',
  );
});

test("a page that loads Office.js from elsewhere is not served by mistake", () => {
  expect(() => addinPage('<script src="office.js"></script>')).toThrow("does not load Office.js");
});
