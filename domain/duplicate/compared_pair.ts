import type { RecordDose, RecordPerson, RecordTicket } from "../record/person_record.ts";

/** The record that came into the register first stands left. */
export const MERGE_SIDES = ["left", "right"] as const;
export type MergeSide = typeof MERGE_SIDES[number];

export const SIDE_LABELS: Record<MergeSide, string> = { left: "左", right: "右" };

/** Who wrote a row as it stands; `loginId` is null when it was another municipality. */
export interface RowWriting {
  at: Date;
  loginId: string | null;
}

/** One of two records that may be one person's. */
export interface ComparedRecord {
  person: RecordPerson;
  tickets: readonly RecordTicket[];
  /** Live ones, in the order they were given. */
  doses: readonly RecordDose[];
  withdrawnDoses: readonly RecordDose[];
  /** By the id of the person, ticket or dose. */
  writings: ReadonlyMap<string, RowWriting>;
}

export interface ComparedPair {
  left: ComparedRecord;
  right: ComparedRecord;
  /** Both have none, or both have the same; the digits never come here. */
  myNumbersAgree: boolean;
}

export function otherSide(side: MergeSide): MergeSide {
  return side === "left" ? "right" : "left";
}

/** When the record's own row (not its tickets or doses) was written last. */
export function personWrittenAt({ person, writings }: ComparedRecord): Date {
  return writings.get(person.id)?.at ?? new Date(0);
}

/** Tickets of both, the left one's first. */
export function ticketsOfBoth({ left, right }: ComparedPair): RecordTicket[] {
  return [...left.tickets, ...right.tickets];
}

/** Live doses and examinations of both together, in the order they were given. */
export function dosesOfBoth({ left, right }: ComparedPair): RecordDose[] {
  return [...left.doses, ...right.doses].toSorted((a, b) =>
    a.vaccinatedOn < b.vaccinatedOn
      ? -1
      : a.vaccinatedOn > b.vaccinatedOn
      ? 1
      : a.doseNumber - b.doseNumber || a.registeredAt.getTime() - b.registeredAt.getTime()
  );
}

/** On which side a ticket or dose stands; undefined when on neither. */
export function sideOfTicket(pair: ComparedPair, ticketNumber: string): MergeSide | undefined {
  return MERGE_SIDES.find((side) =>
    pair[side].tickets.some((ticket) => ticket.ticketNumber === ticketNumber)
  );
}
