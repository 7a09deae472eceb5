import { takeProfile } from "../../../src/workbench/commandLine/profileOption";

test("which Excel is played is chosen anywhere among the words, with a space or an equals sign", () => {
  expect(takeProfile(["refresh", "--profile", "mac", "b.xlsx"])).toEqual({
    profile: "mac",
    rest: ["refresh", "b.xlsx"],
  });
  expect(takeProfile(["--profile=ltsc2021", "check"])).toEqual({ profile: "ltsc2021", rest: ["check"] });
  expect(takeProfile(["check", "b.xlsx"])).toEqual({ profile: "web", rest: ["check", "b.xlsx"] });
});

test("a name that is none is said with the names that are", () => {
  expect(() => takeProfile(["refresh", "--profile", "ipad"])).toThrow(
    'There is no profile "ipad": use web, win365, ltsc2021, ltsc2024, mac.',
  );
  expect(() => takeProfile(["refresh", "--profile", "--out"])).toThrow("--profile needs a name");
});
