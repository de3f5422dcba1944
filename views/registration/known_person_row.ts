import type { PersonRecord, RecordPerson } from "../../domain/record/person_record.ts";
import type { IncomingDose } from "../../domain/transfer/incoming_doses.ts";

/** Somebody of this municipality who may be the one that came. */
export interface KnownPersonRow {
  record: PersonRecord & { person: RecordPerson };
  /** What becomes of the answered doses if it is them. */
  incoming: readonly IncomingDose[];
  /** Why nothing can be added to their record. */
  refusal: string | undefined;
}
