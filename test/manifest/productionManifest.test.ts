import { readFileSync } from "node:fs";
import path from "node:path";
import { productionManifest, withVersion } from "../../scripts/manifest.js";
import packageJson from "../../package.json";

const manifest = readFileSync(path.resolve(__dirname, "../../manifest.xml"), "utf8");

test("every address of the development server becomes the given one", () => {
  const made = productionManifest(manifest, "https://acm.example.gov/addin/");
  expect(made).not.toContain("localhost");
  expect(made).toContain('"https://acm.example.gov/addin/taskpane.html"');
  expect(made.replaceAll("https://acm.example.gov/addin", "https://localhost:3000")).toBe(manifest);
});

test("support may be a page elsewhere", () => {
  const made = productionManifest(manifest, "https://acm.example.gov", "https://example.gov/help/acm");
  expect(made).toContain('<SupportUrl DefaultValue="https://example.gov/help/acm"/>');
});

test.each([
  ["http://acm.example.gov", "https"],
  ["acm.example.gov", "https"],
  ["file:///C:/addin", "https"],
  ["https://acm.example.gov/?v=1", "without user, ? and #"],
  ["https://me@acm.example.gov", "without user, ? and #"],
])("refuses %s", (url, reason) => {
  expect(() => productionManifest(manifest, url)).toThrow(reason);
});

test("refuses an address that is too long for Office", () => {
  expect(() => productionManifest(manifest, `https://acm.example.gov/${"x".repeat(2048)}`)).toThrow("2048");
});

test("the version stands in package.json, and the manifest follows it", () => {
  expect(withVersion(manifest, packageJson.version)).toBe(manifest);
  expect(withVersion(manifest, "1.2.3-beta.1")).toContain("<Version>1.2.3.0</Version>");
});
