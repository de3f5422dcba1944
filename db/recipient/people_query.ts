import type { NameSearch } from "../../domain/recipient/name_search.ts";
import type { RegisterReading } from "../reading.ts";

/**
 * Everyone of the municipality who is exactly as asked. `=` on text and dates is leakproof, so the
 * indexes work below row-level security.
 */
export function peopleAsAsked(
  tx: RegisterReading,
  municipalityCode: string,
  { nameKey, birthDate, sex }: NameSearch,
) {
  return tx.selectFrom("recipient")
    .where("recipient.municipality_code", "=", municipalityCode)
    .$if(nameKey !== null, (query) => query.where("recipient.name_key", "=", nameKey!))
    .$if(birthDate !== null, (query) => query.where("recipient.birth_date", "=", birthDate))
    .$if(sex !== null, (query) => query.where("recipient.sex", "=", sex));
}
