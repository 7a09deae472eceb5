import type { Person } from "../submission/contractData";
import type { Scope } from "./scope";

type Side = "agency" | "provider" | "both";

/** Someone who speaks, as the agenda names them. */
export interface Voice {
  readonly speaker: string;
  readonly side: Side;
}

/** The people of a meeting by the part they take; where `tblPeople` names nobody, by their role. */
export interface Voices {
  readonly chair: Voice;
  readonly analyst: Voice;
  readonly contractManager: Voice;
  /** Who opens for a provider; `both` marks what both sides then speak to. */
  readonly provider: (providerId: string) => Voice;
  readonly providers: Voice;
}

/** Gives each part of the meeting to one named person. */
export function voicesOf(scope: Scope): Voices {
  const { people } = scope.data;
  const byRole = (role: RegExp, otherwise: string): Voice => {
    const person = people.find((p) => p.side === "agency" && role.test(p.role));
    return { speaker: person ? named(person) : otherwise, side: "agency" };
  };
  const chairName = scope.meeting?.chair ?? "";
  const lead = scope.joint ? undefined : people.find((person) => person.side === "provider");
  const provider = (providerId: string): Voice => ({
    speaker: lead ? named(lead) : scope.nameOf(providerId),
    side: "provider",
  });
  return {
    chair: chairName === "" ? byRole(/chair/i, "Chair") : { speaker: chairName, side: "agency" },
    analyst: byRole(/analyst/i, "Analyst"),
    contractManager: byRole(/contract manager/i, "Contract manager"),
    provider,
    providers:
      scope.providers.length === 1
        ? provider(scope.providers[0]!.id)
        : { speaker: "Providers", side: "provider" },
  };
}

function named({ name, role }: Person): string {
  return role === "" ? name : `${name} (${role})`;
}
