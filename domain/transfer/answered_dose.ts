import type { RecordDose } from "../record/person_record.ts";

/**
 * A dose or examination as another municipality is told it: no My Number, no 個別宛名番号, no name and
 * no ticket of the municipality that answers.
 */
export type AnsweredDose = Pick<
  RecordDose,
  | "id"
  | "kind"
  | "doseNumber"
  | "vaccinatedOn"
  | "venueName"
  | "doctorName"
  | "vaccineMaker"
  | "lotNumber"
  | "placeCode"
  | "registeredAt"
>;
