import type { PlainDate } from "../../domain/date/plain_date.ts";
import { lookupVaccine, PRESET_VACCINES } from "../../domain/dose/vaccine.ts";
import type { FictionalDose } from "./fictional_doses.ts";
import type { FictionalPerson } from "./fictional_people.ts";

interface OddDose {
  doseNumber?: number;
  vaccinatedOn: PlainDate;
  vaccineCode?: string;
  lotNumber?: string;
}

/** What people got wrong in 2021, one case of each, for the demo's worklist. */
const CASES: readonly (readonly OddDose[])[] = [
  [{ vaccinatedOn: "2021-07-20" }, { doseNumber: 2, vaccinatedOn: "2021-06-29" }],
  [{ vaccinatedOn: "2021-06-28" }, { doseNumber: 2, vaccinatedOn: "2021-07-05" }],
  [{ vaccinatedOn: "2021-07-01" }, { doseNumber: 2, vaccinatedOn: "2021-07-01" }],
  [{ doseNumber: 2, vaccinatedOn: "2021-07-12" }],
  [{ doseNumber: 3, vaccinatedOn: "2021-07-15" }],
  [{ vaccinatedOn: "2021-06-30", lotNumber: "3002333" }],
  [{ vaccinatedOn: "2021-06-30", lotNumber: "EY5240" }],
  [{ vaccinatedOn: "2021-05-10", vaccineCode: "moderna", lotNumber: "3002333" }],
  [{ vaccinatedOn: "2021-02-10" }],
  [{ vaccinatedOn: "2021-01-30" }],
  [{ vaccinatedOn: "2022-01-11", lotNumber: "EP2163" }],
];

/** The cases, given to grown-ups who have no dose among `doses`. */
export function oddDoses(
  { people, doses }: { people: readonly FictionalPerson[]; doses: readonly FictionalDose[] },
): FictionalDose[] {
  const given = new Set(doses.map(({ ticketNumber }) => ticketNumber));
  const free = people.filter(({ ticketNumber, birthDate }) =>
    !given.has(ticketNumber) && birthDate < "2001-01-01"
  );
  return CASES.flatMap((odd, index) => {
    const person = free[index];
    return person ? odd.map((dose) => doseOf(person, dose)) : [];
  });
}

function doseOf(
  { ticketNumber }: FictionalPerson,
  { doseNumber = 1, vaccinatedOn, vaccineCode = "pfizer", lotNumber = "EY5420" }: OddDose,
): FictionalDose {
  return {
    ticketNumber,
    doseNumber,
    vaccinatedOn,
    registeredAt: new Date(`${vaccinatedOn}T05:30:00Z`),
    vaccine: lookupVaccine(PRESET_VACCINES, vaccineCode)!,
    lotNumber,
    venueName: "浦島市民ホール",
    doctorName: "医師　花子",
  };
}
