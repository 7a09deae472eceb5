/** @jest-environment jsdom */
import { act, renderHook } from "@testing-library/react";
import { webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useTheme } from "../../src/taskpane/theme";

/** What Office says of its theme; undefined: nothing, as on some platforms. */
function givenOfficeTheme(officeTheme: Partial<Office.OfficeTheme> | undefined): void {
  Object.assign(globalThis, { Office: { context: { officeTheme } } });
}

function givenSystemPrefersDark(matches: boolean): void {
  const media = { matches, addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.assign(globalThis, { matchMedia: () => media });
}

const background = () => renderHook(() => useTheme(false)).result.current.colorNeutralBackground1;

beforeEach(() => givenSystemPrefersDark(false));

test.each([
  ["Office says dark", { isDarkTheme: true }, webDarkTheme],
  ["Office says light", { isDarkTheme: false }, webLightTheme],
  ["Office gives a dark background only", { bodyBackgroundColor: "#262626" }, webDarkTheme],
  ["Office gives a light background only", { bodyBackgroundColor: "#FFFFFF" }, webLightTheme],
  ["Office says nothing", undefined, webLightTheme],
])("%s", (_case, officeTheme, expected) => {
  givenOfficeTheme(officeTheme);
  expect(background()).toBe(expected.colorNeutralBackground1);
});

test("where Office says nothing the system decides, and Office comes before the system", () => {
  givenSystemPrefersDark(true);
  givenOfficeTheme(undefined);
  expect(background()).toBe(webDarkTheme.colorNeutralBackground1);
  givenOfficeTheme({ isDarkTheme: false });
  expect(background()).toBe(webLightTheme.colorNeutralBackground1);
});

test("a theme changed while the pane was away is seen when it is shown again", () => {
  givenOfficeTheme({ isDarkTheme: false });
  const { result } = renderHook(() => useTheme(false));
  givenOfficeTheme({ isDarkTheme: true });
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(result.current.colorNeutralBackground1).toBe(webDarkTheme.colorNeutralBackground1);
});

test("large text enlarges every size and line height, and nothing else", () => {
  givenOfficeTheme({ isDarkTheme: false });
  const { result } = renderHook(() => useTheme(true));
  expect(result.current.fontSizeBase300).toBe("18.2px");
  expect(result.current.lineHeightBase300).toBe("26px");
  expect(result.current.spacingHorizontalM).toBe(webLightTheme.spacingHorizontalM);
});
