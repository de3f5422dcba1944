import { japanToday, type PlainDate } from "../date/plain_date.ts";
import { examineRecord, type Finding } from "../finding/examine_record.ts";
import type { ExaminationMasters, ExaminedRecord } from "../finding/examined_record.ts";
import type { PersonRecord } from "../record/person_record.ts";
import type { DraftEdits } from "./draft.ts";
import { draftedRecord } from "./drafted_record.ts";

/** A record and a draft of it, with what the rules know of the record as it is. */
export interface ExaminedDraft {
  record: PersonRecord;
  edits: DraftEdits;
  examined: ExaminedRecord;
  municipalityCode: string;
  at: Date;
}

/** What a draft makes odd about its record: not what was odd before. */
export function foreseenFindings(draft: ExaminedDraft, masters: ExaminationMasters): Finding[] {
  const nameOf = ({ rule, fingerprint }: Finding) => `${rule}:${fingerprint}`;
  const before = new Set(examineRecord(draft.examined, masters).map(nameOf));
  return examineRecord(afterwards(draft), masters)
    .filter((finding) => !before.has(nameOf(finding)) && isShown(finding, masters.today));
}

function isShown({ showsFrom, showsUntil }: Finding, today: PlainDate): boolean {
  return (!showsFrom || showsFrom <= today) && (!showsUntil || today <= showsUntil);
}

function afterwards(
  { record, edits, examined, municipalityCode, at }: ExaminedDraft,
): ExaminedRecord {
  const { record: drafted, marks } = draftedRecord(record, edits, at);
  const own = new Set(drafted.tickets.map(({ ticketNumber }) => ticketNumber));
  const today = japanToday(at);
  const supersededOn = new Map(
    examined.tickets.map((ticket) => [ticket.ticketNumber, ticket.supersededOn]),
  );
  return {
    person: examined.person && {
      birthDate: drafted.person?.birthDate ?? null,
      deceasedBy: drafted.person?.status === "deceased"
        ? examined.person.deceasedBy ?? today
        : null,
    },
    tickets: drafted.tickets.filter(({ state }) => state === "superseded")
      .map(({ ticketNumber }) => ({
        ticketNumber,
        supersededOn: supersededOn.get(ticketNumber) ?? today,
      })),
    doses: drafted.doses
      .filter((dose) => marks.doses.get(dose.id) !== "withdraw" && own.has(dose.ticketNumber))
      .map((dose) => ({
        ...dose,
        registeredOn: japanToday(dose.registeredAt),
        isGivenHere: dose.placeCode === municipalityCode,
      })),
  };
}
