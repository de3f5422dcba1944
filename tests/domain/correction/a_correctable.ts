import type { CorrectableDose, CorrectablePerson } from "../../../domain/correction/correctable.ts";
import type { PersonRecord, RecordDose } from "../../../domain/record/person_record.ts";

export function aPerson(given: Partial<CorrectablePerson> = {}): CorrectablePerson {
  return {
    residentNumber: "00123",
    myNumber: "stored",
    familyName: "山田",
    givenName: "花子",
    familyKana: "ヤマダ",
    givenKana: "ハナコ",
    birthDate: "1956-04-12",
    sex: "female",
    ticketNumber: "0000000001",
    status: null,
    ...given,
  };
}

export function aDose(given: Partial<CorrectableDose> = {}): CorrectableDose {
  return {
    kind: "vaccination",
    doseNumber: 1,
    vaccinatedOn: "2021-05-01",
    ticketNumber: "0000000001",
    placeCode: "122271",
    venueName: "市民ホール",
    doctorName: "医師一郎",
    vaccineCode: "pfizer",
    vaccineMaker: "ファイザー",
    lotNumber: "EY5420",
    ...given,
  };
}

export function aStoredDose(given: Partial<RecordDose> = {}): RecordDose {
  return {
    ...aDose(),
    id: "11111111-1111-4111-8111-111111111111",
    source: "venue",
    registeredAt: new Date("2021-05-01T01:00:00Z"),
    withdrawnAt: null,
    version: 1,
    ...given,
  };
}

/** The record of `aPerson()` with these doses. */
export function aRecord(
  doses: readonly RecordDose[] = [],
  version = 1,
): PersonRecord & { person: NonNullable<PersonRecord["person"]> } {
  const { myNumber, ticketNumber, ...cells } = aPerson();
  const id = "22222222-2222-4222-8222-222222222222";
  return {
    subject: { kind: "recipient", id },
    person: { ...cells, id, residentNumberKey: "123", hasMyNumber: myNumber !== null, version },
    tickets: [{ id: "ticket", ticketNumber: ticketNumber!, state: "active", version: 1 }],
    doses: doses.filter(({ withdrawnAt }) => withdrawnAt === null),
    withdrawnDoses: doses.filter(({ withdrawnAt }) => withdrawnAt !== null),
  };
}
