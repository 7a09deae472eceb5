import { compareFile, reportText } from "../../scripts/conformance/files";

/** A file of one run chart of 14 and 18, with the centre line that its package found. */
function fileWithCentre(centre: number): string {
  const none = [null, null];
  return JSON.stringify({
    package: "qicharts2",
    cases: [
      {
        id: "two points",
        input: {
          chart: "run",
          y: [14, 18],
          n: null,
          method: "anhoej",
          screened_mr: false,
          freeze: null,
          part: null,
          exclude: null,
          multiply: 1,
        },
        points: {
          y: [14, 18],
          part: [1, 1],
          cl: [centre, centre],
          lcl: none,
          ucl: none,
          lcl95: none,
          ucl95: none,
          sigma_signal: [false, false],
        },
        parts: [
          {
            n_obs: 2,
            n_useful: 2,
            longest_run: 1,
            longest_run_max: 4,
            n_crossings: 1,
            n_crossings_min: 0,
            runs_signal: false,
          },
        ],
      },
    ],
  });
}

test("a case that agrees is counted", () => {
  expect(reportText("small.json", compareFile(fileWithCentre(16)))).toBe("small.json 1/1");
});

test("agreement is to nine digits", () => {
  expect(compareFile(fileWithCentre(16 + 1e-9)).agreeing).toBe(1);
  expect(compareFile(fileWithCentre(16 + 1e-7)).agreeing).toBe(0);
});

test("a difference that has no name is a failure and says what differs", () => {
  expect(reportText("small.json", compareFile(fileWithCentre(16.5)))).toBe(
    "small.json 0/1\n  two points: cl of point 1: ours 16, theirs 16.5; cl of point 2: ours 16, theirs 16.5",
  );
});

test("a file of another format is refused", () => {
  expect(() => compareFile(`{"package":"another","cases":[]}`)).toThrow(
    "not a reference file of a known package",
  );
  expect(() => compareFile(`{"package":"qicharts2"}`)).toThrow("not a reference file of a known package");
});
