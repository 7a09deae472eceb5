import { addressWith, playedIn } from "../../../src/workbench/page/testerMenu";

test("the page's address says which Excel is played and what is in the way", () => {
  expect(playedIn("http://localhost:3100/?profile=mac&marketplace&faults=filters,readOnly")).toEqual({
    profile: "mac",
    marketplace: true,
    faults: ["readOnly", "filters"],
  });
  expect(playedIn("http://localhost:3100/")).toEqual({ profile: "web", marketplace: false, faults: [] });
});

test("what is chosen comes back from the address", () => {
  const played = { profile: "ltsc2024", marketplace: true, faults: ["cellEdit", "coAuthor"] } as const;
  expect(playedIn(addressWith("http://localhost:3100/?profile=mac", played))).toEqual(played);
});

test("a name that is none is said", () => {
  expect(() => playedIn("http://localhost/?faults=bad")).toThrow('There is no fault "bad"');
  expect(() => playedIn("http://localhost/?profile=bad")).toThrow('There is no profile "bad"');
});
