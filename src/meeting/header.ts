import { listText, targetText } from "../analysis/wording";
import type { Agenda } from "./agenda";
import { purposeText } from "./closing";
import type { Topic } from "./deepDive";
import { expectedFiguresText, type ExpectedFigures } from "./expectedFigures";
import type { Matter } from "./matters";
import { comparedCohorts } from "./pathwayLines";
import type { Scope } from "./scope";
import { counted, daysBetween, dayText, periodText, sentenceCase } from "./wording";

/** Providers beyond this number are counted, not listed. */
const MOST_PROVIDERS = 6;

/** The lines above the items: what this meeting is, who is in it, and how far its figures reach. */
export function headerOf(
  scope: Scope,
  topic: Topic,
  figures: ExpectedFigures,
  minutes: number,
): Agenda["header"] {
  const { contract } = scope.data;
  const contractName = [contract.title, contract.contractId].filter(Boolean).join(", ");
  return [
    { label: "Contract", text: contractName || "not named" },
    { label: scope.joint ? "Providers" : "Provider", text: providersText(scope) },
    {
      label: "Period under review",
      text: [
        listText(figures.latest.map((period) => periodText(period))) || "none",
        ...comparedText(topic, scope),
      ].join("; "),
    },
    { label: "Data as of", text: dataAgeText(scope) },
    { label: "Meeting", text: meetingText(scope, minutes) },
    { label: "Chair", text: scope.meeting?.chair || "to be named" },
    { label: "Note-taker", text: scope.meeting?.noteTaker || "to be named" },
    { label: "Attendees", text: attendeesText(scope) },
    { label: "Purpose", text: purposeText(topic, missedTarget) },
    { label: "Materials", text: materialsText(scope) },
    { label: "Data quality", text: qualityText(scope, figures) },
  ];
}

/** Which cohorts the deep dive compares, where it has a pathway. */
function comparedText(topic: Topic, scope: Scope): string[] {
  const compared = topic.kind === "matter" && comparedCohorts(topic.matter.measures[0]!, scope);
  return compared ? [`deep dive ${compared}`] : [];
}

function providersText(scope: Scope): string {
  const { providers } = scope;
  const names =
    providers.length > MOST_PROVIDERS
      ? counted(providers.length, "provider")
      : listText(providers.map(({ id }) => scope.nameOf(id))) || "none";
  if (!scope.joint) return names;
  return scope.masked
    ? `${names}; shown by code, as no agreement to a joint view is recorded`
    : `${names}; shown by name, by written agreement`;
}

function dataAgeText({ asOf, day, meeting }: Scope): string {
  const age = daysBetween(asOf, day);
  return meeting && age > 0 ? `${dayText(asOf)}, ${counted(age, "day")} before the meeting` : dayText(asOf);
}

function meetingText({ meeting, day }: Scope, minutes: number): string {
  const length = `${minutes} minutes`;
  if (!meeting)
    return `No meeting is planned: drafted for ${length}, dated ${dayText(day)}, the day of the data`;
  const parts = [dayText(day), meeting.start, length, meeting.place];
  const entered =
    meeting.minutes === minutes
      ? ""
      : ` (the log says ${Number.isFinite(meeting.minutes) ? meeting.minutes : "none"})`;
  return `${parts.filter(Boolean).join(", ")}${entered}`;
}

/** In a masked meeting the providers' people would name their provider. */
function attendeesText({ data, masked }: Scope): string {
  const people = masked ? data.people.filter((person) => person.side === "agency") : data.people;
  const names = people.map(({ name, role }) => (role === "" ? name : `${name} (${role})`));
  if (masked) names.push("one lead of each provider");
  return names.length > 0 ? names.join(", ") : "to be named";
}

function materialsText({ meeting }: Scope): string {
  return meeting?.sentOn ? `Sent ${dayText(meeting.sentOn)}` : "Not sent yet";
}

function qualityText({ data }: Scope, figures: ExpectedFigures): string {
  const setAside = data.problems.filter((problem) => problem.severity === "stop").length;
  const asked = data.problems.filter((problem) => problem.severity === "ask").length;
  return [
    sentenceCase(expectedFiguresText(figures)),
    setAside > 0 ? `${counted(setAside, "entry", "entries")} of the contract set aside` : "",
    asked > 0 ? `${counted(asked, "open question")} about the contract's figures` : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** The target that the matter's first measure misses, as text; null where it misses none or may not be said. */
function missedTarget({ measures }: Matter): string | null {
  const { finding, hidden } = measures[0]!.measure;
  const missed = finding.met === false && finding.target !== null && !hidden[finding.latest];
  return missed ? targetText(finding.target, finding.indicator) : null;
}
