import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { CorrectableDose, correctableDose } from "../../domain/correction/correctable.ts";
import type { OpenedDose } from "../../domain/dose/opened_dose.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { lookupHolder } from "../recipient/holder.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { changeRefusal, ticketOwner } from "./change_refusal.ts";
import { findIssuer } from "./find_issuer.ts";
import { lookupWithdrawal } from "./list_withdrawals.ts";
import { todaysDoses } from "./todays_doses.ts";

/** A dose this account registered today, and whether it can change it. The look is audited. */
export async function openTodaysDose(
  register: Register,
  act: Act,
  doseId: string,
): Promise<OpenedDose> {
  const code = await findIssuer(register, act, doseId);
  return await inMunicipality(register, code, async (tx) => {
    const stored = await todaysDoses(tx, act.actor, act.at)
      .where("dose.municipality_code", "=", code).where("dose.id", "=", doseId)
      .executeTakeFirst();
    if (!stored) throw new AppError("not_found", "この登録は当日の一覧にありません。");
    await recordAct(tx, code, {
      by: act,
      entry: { act: "dose_viewed", subject: { kind: "dose", id: doseId } },
    });
    return {
      id: doseId,
      municipalityCode: code,
      version: stored.version,
      registeredAt: stored.registeredAt,
      dose: correctableDose(stored),
      withdrawal: await lookupWithdrawal(tx, act.actor, stored),
      holderName: await lookupHolderName(tx, act, stored),
      refusal: await changeRefusal(tx, act, stored),
    };
  });
}

async function lookupHolderName(
  tx: MunicipalityTransaction,
  { actor }: Act,
  { municipalityCode, ticketNumber }: { municipalityCode: string; ticketNumber: string },
): Promise<string | null> {
  if (municipalityCode !== actor.municipalityCode) return null;
  const owner = await ticketOwner(tx, municipalityCode, ticketNumber);
  const holder = owner ? await lookupHolder(tx, municipalityCode, owner) : undefined;
  return holder?.name ?? null;
}

/** The dose as a screen showed it before somebody was faster; undefined of a version there never was. */
export function lookupFormerDose(
  register: Register,
  { municipalityCode, id }: Pick<OpenedDose, "municipalityCode" | "id">,
  version: number,
): Promise<CorrectableDose | undefined> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const { rows: [former] } = await sql`
      select kind, dose_number as "doseNumber", vaccinated_on as "vaccinatedOn",
        ticket_number as "ticketNumber", place_code as "placeCode", venue_name as "venueName",
        doctor_name as "doctorName", vaccine_code as "vaccineCode",
        vaccine_maker as "vaccineMaker", lot_number as "lotNumber"
      from dose_history
      where municipality_code = ${municipalityCode} and id = ${id} and version = ${version}`
      .execute(tx);
    return former ? CorrectableDose.parse(former) : undefined;
  });
}
