import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import { type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";

/**
 * Why this municipality cannot be asked, as a sentence; undefined when it can. `tx` has entered
 * `home`.
 */
export async function lookupQuestionRefusal(
  tx: MunicipalityTransaction,
  { home, other }: { home: string; other: string },
): Promise<string | undefined> {
  if (other === home) {
    return "自分の自治体には照会できません。自分の自治体に登録されている人は、照会・補正で調べてください。";
  }
  const municipality = lookupMunicipality(other);
  if (!municipality) return "この自治体はありません。転出元の自治体を選び直してください。";
  if (await visitMunicipality(tx, { home, other }, () => hasStaff(tx, other))) return undefined;
  return `${municipalityDisplayName(municipality)}はVRSを利用していないため、照会できません。` +
    "電話などで問い合わせ、予診票個別登録や照会・補正で記録してください。";
}

/** A municipality without anybody to answer has no register here. */
async function hasStaff(tx: MunicipalityTransaction, code: string): Promise<boolean> {
  const account = await tx.selectFrom("account").select("id")
    .where("municipality_code", "=", code).where("kind", "=", "municipal")
    .where("disabled_at", "is", null)
    .limit(1).executeTakeFirst();
  return account !== undefined;
}
