import type { PlainDate } from "../../domain/date/plain_date.ts";
import { fullKana, fullName } from "../../domain/recipient/person_name.ts";
import type { RecipientStatus } from "../../domain/recipient/recipient_status.ts";
import type { Sex } from "../../domain/recipient/sex.ts";
import type { RegisterReading } from "../reading.ts";

/** One line of a list of people. Texts are "" where the register has none. */
export interface ListedPerson {
  id: string;
  residentNumber: string;
  name: string;
  kana: string;
  birthDate: PlainDate | null;
  sex: Sex | null;
  status: RecipientStatus | null;
  /** The active one. */
  ticketNumber: string | null;
}

/** The people with these ids, in this order. */
export async function listPeople(
  tx: RegisterReading,
  municipalityCode: string,
  ids: readonly string[],
): Promise<ListedPerson[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom("recipient")
    .leftJoin(
      "ticket",
      (join) =>
        join.onRef("ticket.municipality_code", "=", "recipient.municipality_code")
          .onRef("ticket.resident_number_key", "=", "recipient.resident_number_key")
          .on("ticket.state", "=", "active"),
    )
    .select(["recipient.id", "resident_number as residentNumber", "birth_date as birthDate"])
    .select(["sex", "status", "ticket_number as ticketNumber"])
    .select(["family_name", "given_name", "family_kana", "given_kana"])
    .where("recipient.municipality_code", "=", municipalityCode)
    .where("recipient.id", "in", ids)
    .execute();
  const people = rows.map(({ family_name, given_name, family_kana, given_kana, ...person }) => ({
    ...person,
    name: fullName({ familyName: family_name ?? "", givenName: given_name ?? "" }),
    kana: fullKana({ familyKana: family_kana ?? "", givenKana: given_kana ?? "" }),
  }));
  return people.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
