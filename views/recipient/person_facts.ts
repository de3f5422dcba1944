import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { RecipientStatus } from "../../domain/recipient/recipient_status.ts";
import type { Sex } from "../../domain/recipient/sex.ts";

/** What is shown of a person, whoever's resident they are. */
export interface PersonFacts {
  residentNumber: string;
  name: string;
  kana: string;
  birthDate: PlainDate | null;
  sex: Sex | null;
  status: RecipientStatus | null;
}
