import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { ownDoses, todaysDoses } from "./todays_doses.ts";

/**
 * Which municipality issued the ticket of a dose that this account registered today. Throws not
 * found of everything else, and says so of what it registered on an earlier day.
 */
export function findIssuer(register: Register, { actor, at }: Act, doseId: string) {
  return inMunicipality(register, actor.municipalityCode, async (tx): Promise<string> => {
    const today = await todaysDoses(tx, actor, at).where("dose.id", "=", doseId)
      .executeTakeFirst();
    if (today) return today.municipalityCode;
    const earlier = await ownDoses(tx, actor).where("dose.id", "=", doseId).executeTakeFirst();
    throw new AppError("not_found", earlier ? OF_ANOTHER_DAY : NOT_LISTED);
  });
}

const NOT_LISTED = "この登録は当日の一覧にありません。一覧から選び直してください。";
const OF_ANOTHER_DAY = "昨日までの登録は、当日の一覧では訂正・取消できません。" +
  "自治体の職員が「照会・補正」で直しますので、自治体の担当に連絡してください。";
