import { meetingToPrepare } from "../../src/meeting/scope";
import { givenMeeting } from "./givenContract";

const october = givenMeeting({ id: "oct", date: "2026-10-08", closedOn: "2026-10-09" });
const november = givenMeeting({ id: "nov", date: "2026-11-12" });
const december = givenMeeting({ id: "dec", date: "2026-12-10" });

test.each([
  ["the next one", [december, november, october], "2026-11-05", "nov"],
  ["today's", [november, december], "2026-11-12", "nov"],
  ["the last open one where all are past", [november, december], "2027-02-01", "dec"],
  ["none where all are closed", [october], "2026-10-01", undefined],
])("is %s", (_, meetings, asOf, id) => {
  expect(meetingToPrepare(meetings, asOf)?.id).toBe(id);
});
