import type { NameCriteria } from "../../domain/transfer/inquiry.ts";
import type { InquiryAct } from "../../domain/transfer/inquiry_event.ts";
import { DEMO_COLLEAGUE } from "./demo_accounts.ts";
import { criteriaOf, demoMovers } from "./demo_movers.ts";
import { DEMO_TOWN, type DemoPlace, NEIGHBOUR_TOWN } from "./demo_places.ts";
import type { FictionalPerson } from "./fictional_people.ts";

/** A case of the demo, and what has become of it so far. */
export interface DemoInquiry {
  asked: DemoPlace;
  about: NameCriteria;
  /** Login ID. */
  by: string;
  hoursAgo: number;
  /** In order. */
  steps: readonly DemoStep[];
}

export interface DemoStep {
  by: string;
  hoursAgo: number;
  does: DemoAct;
}

/** What staff does, with the person instead of an id that only the register knows. */
export type DemoAct =
  | Exclude<InquiryAct, { event: "confirm" }>
  | { event: "confirm"; person: FictionalPerson };

/** The staff of either side, and somebody whom nobody there knows. */
interface Towns {
  here: string;
  there: string;
  nobody: NameCriteria;
}

/** Some that wait and some that are done, in both towns' メッセージ. */
export function demoInquiries(nobody: readonly NameCriteria[]): DemoInquiry[] {
  return [
    ...ofTown({
      here: DEMO_TOWN.staff,
      there: NEIGHBOUR_TOWN.staff,
      nobody: nobody[1]!,
    }),
    ...ofNeighbour({
      here: NEIGHBOUR_TOWN.staff,
      there: DEMO_TOWN.staff,
      nobody: nobody[2]!,
    }),
  ];
}

function ofTown({ here, there, nobody }: Towns): DemoInquiry[] {
  const { one, several } = demoMovers(NEIGHBOUR_TOWN);
  const person = several[2]!;
  const asked = NEIGHBOUR_TOWN;
  return [
    {
      ...{ asked, about: criteriaOf(person), by: here, hoursAgo: 51 },
      steps: [
        { by: there, hoursAgo: 49, does: { event: "confirm", person } },
        { by: here, hoursAgo: 48, does: { event: "complete" } },
      ],
    },
    { asked, about: nobody, by: DEMO_COLLEAGUE, hoursAgo: 30, steps: [] },
    {
      ...{ asked, about: criteriaOf(several[1]!), by: DEMO_COLLEAGUE, hoursAgo: 26 },
      steps: [{
        by: DEMO_COLLEAGUE,
        hoursAgo: 25,
        does: { event: "note", note: "ご本人は今年の春に転入したとのことです。" },
      }],
    },
    { asked, about: criteriaOf(one[1]!), by: here, hoursAgo: 2, steps: [] },
  ];
}

function ofNeighbour({ here, there, nobody }: Towns): DemoInquiry[] {
  const { one, several, held } = demoMovers(DEMO_TOWN);
  const asked = DEMO_TOWN;
  const reason = "氏名・生年月日・性別の合う人がいない";
  return [
    {
      ...{ asked, about: criteriaOf(one[1]!), by: here, hoursAgo: 70 },
      steps: [
        { by: DEMO_COLLEAGUE, hoursAgo: 68, does: { event: "acknowledge" } },
        { by: here, hoursAgo: 66, does: { event: "complete" } },
      ],
    },
    {
      ...{ asked, about: nobody, by: here, hoursAgo: 45 },
      steps: [
        { by: here, hoursAgo: 44, does: { event: "request" } },
        { by: there, hoursAgo: 42, does: { event: "deny", refusal: "nobody", reason } },
      ],
    },
    { asked, about: criteriaOf(several[0]!), by: here, hoursAgo: 24, steps: [] },
    { asked, about: criteriaOf(held), by: here, hoursAgo: 6, steps: [] },
    { asked, about: criteriaOf(one[0]!), by: here, hoursAgo: 3, steps: [] },
  ];
}
