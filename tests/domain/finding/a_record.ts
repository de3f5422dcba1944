import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import {
  examinationMasters,
  type ExaminedDose,
  type ExaminedRecord,
  type KnownLot,
} from "../../../domain/finding/examined_record.ts";

export const TODAY = "2021-10-01";

export const SOME_LOTS: readonly KnownLot[] = [
  { vaccineCode: "pfizer", lotNumber: "EY5420", expiresOn: "2021-12-31" },
  { vaccineCode: "pfizer", lotNumber: "EX0001", expiresOn: "2021-06-30" },
  { vaccineCode: "pfizer", lotNumber: "EN0001", expiresOn: null },
  { vaccineCode: "moderna", lotNumber: "3002333", expiresOn: "2021-12-31" },
];

export const SOME_MASTERS = examinationMasters({
  vaccines: PRESET_VACCINES,
  lots: SOME_LOTS,
  today: TODAY,
});

let dosesMade = 0;

/** Pfizer's first dose on 1 June 2021, some of it changed. */
export function anExaminedDose(change: Partial<ExaminedDose> = {}): ExaminedDose {
  const vaccinatedOn = change.vaccinatedOn ?? "2021-06-01";
  return {
    id: `dose ${++dosesMade}`,
    ticketNumber: "0000000001",
    kind: "vaccination",
    doseNumber: 1,
    vaccinatedOn,
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
    registeredOn: vaccinatedOn,
    isGivenHere: true,
    ...change,
  };
}

/** A grown-up in place with one active ticket. */
export function aRecord(
  doses: readonly Partial<ExaminedDose>[],
  change: Partial<ExaminedRecord> = {},
): ExaminedRecord {
  return {
    person: { birthDate: "1956-04-12", deceasedBy: null },
    tickets: [],
    doses: doses.map(anExaminedDose),
    ...change,
  };
}
