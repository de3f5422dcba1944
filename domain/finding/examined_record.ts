import type { PlainDate } from "../date/plain_date.ts";
import { foldLot } from "../dose/fold_lot.ts";
import type { Vaccine } from "../dose/vaccine.ts";
import type { RecordDose } from "../record/person_record.ts";

/** One dose as the rules see it. */
export interface ExaminedDose extends
  Pick<
    RecordDose,
    "id" | "ticketNumber" | "kind" | "doseNumber" | "vaccinatedOn" | "vaccineCode" | "lotNumber"
  > {
  /** The day in Japan on which it came into the register. */
  registeredOn: PlainDate;
  /** Whether it was given in the municipality whose record it is, with lots that one knows. */
  isGivenHere: boolean;
}

export interface ExaminedTicket {
  ticketNumber: string;
  /** The day in Japan on which another one took its place; null while it is the active one. */
  supersededOn: PlainDate | null;
}

/** Everything the rules know of one holder: a registered person, or a ticket that waits for one. */
export interface ExaminedRecord {
  /** Undefined for a waiting ticket. */
  person: ExaminedPerson | undefined;
  tickets: readonly ExaminedTicket[];
  /** Live ones, in any order. */
  doses: readonly ExaminedDose[];
}

export interface ExaminedPerson {
  birthDate: PlainDate | null;
  /** The day in Japan on which 死亡 was set: nobody told us the day of death itself. */
  deceasedBy: PlainDate | null;
}

/** A lot the municipality keeps in its master. */
export interface KnownLot {
  vaccineCode: string;
  lotNumber: string;
  /** Last day on which it may be given. */
  expiresOn: PlainDate | null;
}

/** What records are held against. */
export interface ExaminationMasters {
  today: PlainDate;
  vaccines: ReadonlyMap<string, Vaccine>;
  /** By `foldLot` of the number: makers number their lots without asking each other. */
  lots: ReadonlyMap<string, readonly KnownLot[]>;
  /** Vaccines with at least one lot: of the others no lot can be called unknown. */
  vaccinesWithLots: ReadonlySet<string>;
}

export function examinationMasters(
  { vaccines, lots, today }: {
    vaccines: readonly Vaccine[];
    lots: readonly KnownLot[];
    today: PlainDate;
  },
): ExaminationMasters {
  return {
    today,
    vaccines: new Map(vaccines.map((vaccine) => [vaccine.code, vaccine])),
    lots: Map.groupBy(lots, ({ lotNumber }) => foldLot(lotNumber)),
    vaccinesWithLots: new Set(lots.map(({ vaccineCode }) => vaccineCode)),
  };
}
