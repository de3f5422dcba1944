import { sql } from "kysely";
import { fullKana, fullName } from "../../domain/recipient/person_name.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whoever holds a ticket, as the issuing municipality's register knows them. */
export type Holder = NonNullable<Awaited<ReturnType<typeof lookupHolder>>>;

export async function lookupHolder(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  residentNumberKey: string,
) {
  const row = await tx.selectFrom("recipient")
    .select(["id", "resident_number as residentNumber", "birth_date as birthDate", "sex"])
    .select(["status", "family_name", "given_name", "family_kana", "given_kana"])
    .select(sql<boolean>`my_number_index is not null`.as("hasMyNumber"))
    .where("municipality_code", "=", municipalityCode)
    .where("resident_number_key", "=", residentNumberKey)
    .executeTakeFirst();
  if (!row) return undefined;
  const { family_name, given_name, family_kana, given_kana, ...holder } = row;
  return { ...holder, ...namesOf({ family_name, given_name, family_kana, given_kana }) };
}

/** The names as they are stored. */
type StoredNames = Record<
  "family_name" | "given_name" | "family_kana" | "given_kana",
  string | null
>;

export function namesOf({ family_name, given_name, family_kana, given_kana }: StoredNames) {
  return {
    name: fullName({ familyName: family_name ?? "", givenName: given_name ?? "" }),
    kana: fullKana({ familyKana: family_kana ?? "", givenKana: given_kana ?? "" }),
  };
}
