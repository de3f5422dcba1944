import type { ComparedPair, ComparedRecord } from "../../../domain/duplicate/compared_pair.ts";
import type {
  RecordDose,
  RecordPerson,
  RecordTicket,
} from "../../../domain/record/person_record.ts";

let made = 0;

export function aPerson(given: Partial<RecordPerson> = {}): RecordPerson {
  const residentNumber = String(++made);
  return {
    id: crypto.randomUUID(),
    residentNumberKey: residentNumber,
    residentNumber,
    familyName: "山田",
    givenName: "花子",
    familyKana: "ヤマダ",
    givenKana: "ハナコ",
    birthDate: "1956-04-12",
    sex: "female",
    status: null,
    hasMyNumber: true,
    version: 1,
    ...given,
  };
}

export function aHeldTicket(given: Partial<RecordTicket> = {}): RecordTicket {
  const ticketNumber = String(++made).padStart(10, "0");
  return { id: crypto.randomUUID(), ticketNumber, state: "active", version: 1, ...given };
}

export function aStoredDose(given: Partial<RecordDose> = {}): RecordDose {
  return {
    id: crypto.randomUUID(),
    ticketNumber: "0000000000",
    kind: "vaccination",
    doseNumber: 1,
    vaccinatedOn: "2021-06-15",
    venueName: "市民ホール",
    doctorName: "医師　花子",
    vaccineCode: "pfizer",
    vaccineMaker: "ファイザー",
    lotNumber: "EY5420",
    placeCode: "122271",
    source: "venue",
    registeredAt: new Date("2021-06-15T03:00:00Z"),
    withdrawnAt: null,
    version: 1,
    ...given,
  };
}

interface Given {
  person?: Partial<RecordPerson>;
  writtenAt?: string;
  tickets?: RecordTicket[];
  doses?: Partial<RecordDose>[];
}

/** One side; its doses are on its first ticket. */
export function aComparedRecord({ tickets = [aHeldTicket()], ...given }: Given): ComparedRecord {
  const person = aPerson(given.person);
  const at = new Date(given.writtenAt ?? "2021-05-01T00:00:00Z");
  return {
    person,
    tickets,
    doses: (given.doses ?? []).map((dose) =>
      aStoredDose({ ticketNumber: tickets[0]!.ticketNumber, ...dose })
    ),
    withdrawnDoses: [],
    writings: new Map([[person.id, { at, loginId: "yakuba@town.lg.jp" }]]),
  };
}

export function aComparedPair(left: Given = {}, right: Given = {}): ComparedPair {
  return { left: aComparedRecord(left), right: aComparedRecord(right), myNumbersAgree: false };
}
