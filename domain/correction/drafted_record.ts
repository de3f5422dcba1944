import { residentNumberKey } from "../recipient/resident_number.ts";
import type {
  PersonRecord,
  RecordDose,
  RecordPerson,
  RecordTicket,
} from "../record/person_record.ts";
import type { CorrectablePerson } from "./correctable.ts";
import { type DraftEdits, editedDose, editedPerson } from "./draft.ts";

/** What stands beside what a draft changes. */
export type DraftMark = "change" | "withdraw" | "add" | "restore";

export const DRAFT_MARK_LABELS: Record<DraftMark, string> = {
  change: "（変更）",
  withdraw: "（削除）",
  add: "（追加）",
  restore: "（復元）",
};

export interface DraftMarks {
  /** Columns of the person that are changed. */
  person: ReadonlySet<keyof CorrectablePerson>;
  /** By the dose's id, or an added one's key. */
  doses: ReadonlyMap<string, DraftMark>;
}

export interface DraftedRecord {
  record: PersonRecord;
  marks: DraftMarks;
}

/**
 * A record as it will be. A dose that will be deleted still stands among the live ones, and one
 * that will be restored stands there already, each with its mark; `at` dates the added ones.
 */
export function draftedRecord(record: PersonRecord, edits: DraftEdits, at: Date): DraftedRecord {
  const restored = record.withdrawnDoses.filter(({ id }) => edits.doses[id]?.action === "restore");
  const stored = [...record.doses, ...restored];
  const doses = stored.map((dose) => withEdit(dose, edits));
  const added = edits.added.map(({ key, cells }): RecordDose => ({
    ...cells,
    id: key,
    source: "hand",
    registeredAt: at,
    withdrawnAt: null,
    version: 0,
  }));
  const marks = [
    ...stored.flatMap(({ id }) => {
      const action = edits.doses[id]?.action;
      return action ? [[id, action] as const] : [];
    }),
    ...edits.added.map(({ key }) => [key, "add"] as const),
  ];
  return {
    record: {
      ...record,
      person: record.person && draftedPerson(record.person, edits),
      tickets: draftedTickets(record.tickets, edits),
      doses: [...doses, ...added].toSorted(inOrder),
      withdrawnDoses: record.withdrawnDoses.filter((dose) => !restored.includes(dose)),
    },
    marks: {
      person: new Set(Object.keys(edits.person?.cells ?? {}) as (keyof CorrectablePerson)[]),
      doses: new Map<string, DraftMark>(marks),
    },
  };
}

function withEdit(dose: RecordDose, edits: DraftEdits): RecordDose {
  const edit = edits.doses[dose.id];
  return edit ? { ...dose, ...editedDose(edit), withdrawnAt: null } : dose;
}

function draftedPerson(person: RecordPerson, { person: edit }: DraftEdits): RecordPerson {
  if (!edit) return person;
  const { myNumber, ticketNumber: _ticket, ...cells } = editedPerson(edit);
  const key = residentNumberKey(cells.residentNumber);
  return { ...person, ...cells, residentNumberKey: key, hasMyNumber: myNumber !== null };
}

function draftedTickets(tickets: readonly RecordTicket[], { person }: DraftEdits): RecordTicket[] {
  const number = person?.cells.ticketNumber;
  if (number === undefined) return [...tickets];
  const former = tickets.filter(({ ticketNumber }) => ticketNumber !== number)
    .map((ticket) => ({ ...ticket, state: "superseded" as const }));
  if (number === null) return former;
  const known = tickets.find(({ ticketNumber }) => ticketNumber === number);
  const active = known ?? { id: "", ticketNumber: number, version: 0 };
  return [{ ...active, state: "active" }, ...former];
}

function inOrder(a: RecordDose, b: RecordDose): number {
  return a.vaccinatedOn.localeCompare(b.vaccinatedOn) || a.doseNumber - b.doseNumber ||
    a.registeredAt.getTime() - b.registeredAt.getTime() || a.id.localeCompare(b.id);
}
