import { nameKey } from "../../domain/recipient/name_key.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { MatchKey } from "./asked_question.ts";
import { listMatches } from "./list_matches.ts";

/** Ids of the people who are now exactly as was asked; for the asked side. */
export async function listCaseMatches(
  tx: MunicipalityTransaction,
  inquiry: Inquiry,
): Promise<string[]> {
  const key = await matchKey(tx, inquiry);
  if (!key) return [];
  const [ids = []] = await listMatches(tx, inquiry.municipalityCode, [key]);
  return ids;
}

async function matchKey(
  tx: MunicipalityTransaction,
  { municipalityCode, id, criteria }: Inquiry,
): Promise<MatchKey | undefined> {
  if (criteria.kind === "name") {
    const { familyKana, givenKana, birthDate, sex } = criteria;
    return { nameKey: nameKey(familyKana, givenKana), birthDate, sex };
  }
  const row = await tx.selectFrom("inquiry").select("my_number_index as index")
    .where("municipality_code", "=", municipalityCode).where("id", "=", id).executeTakeFirst();
  return row?.index ? { myNumberIndex: row.index } : undefined;
}
