import { sql } from "kysely";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import type { Clinic, ClinicPlace } from "../../domain/account/clinic.ts";
import { AppError } from "../../domain/app_error.ts";
import type { Gate } from "../database.ts";

type Viewer = Pick<MunicipalActor, "municipalityCode">;

/** The clinics of the viewer's own municipality by G-MIS ID, without the deleted ones. */
export function listClinics(gate: Gate, viewer: Viewer): Promise<Clinic[]> {
  return clinicsOf(gate, viewer).orderBy("gmis_id").execute();
}

/** Throws not found alike for another municipality's, a deleted one, and none at all. */
export async function findClinic(gate: Gate, viewer: Viewer, id: string): Promise<Clinic> {
  const row = await clinicsOf(gate, viewer).where("account.id", "=", id).executeTakeFirst();
  if (row) return row;
  throw new AppError("not_found", "この医療機関は一覧にありません。一覧から選び直してください。");
}

/** The municipalities in whose lists a G-MIS ID is, by code; the provider has vouched for it. */
export async function listClinicPlaces(gate: Gate, gmisId: string): Promise<ClinicPlace[]> {
  const rows = await gate.selectFrom("clinic")
    .innerJoin("account", "account.id", "clinic.account_id")
    .select(["account_id as accountId", "login_id as loginId", "disabled_at as disabledAt"])
    .select("clinic.municipality_code as municipalityCode")
    .where("gmis_id", "=", gmisId).where("deleted_at", "is", null)
    .orderBy("clinic.municipality_code").execute();
  return rows.map(({ disabledAt, ...row }) => ({ ...row, isDisabled: disabledAt !== null }));
}

function clinicsOf(gate: Gate, { municipalityCode }: Viewer) {
  return gate.selectFrom("clinic").innerJoin("account", "account.id", "clinic.account_id")
    .select(["account.id", "gmis_id as gmisId", "name", "remark", "version"])
    .select(["created_at as createdAt", "changed_at as changedAt", "changed_by as changedBy"])
    .select("disabled_at as disabledAt")
    .select((row) =>
      sql<Date | null>`greatest(last_used_at, ${
        row.selectFrom("session").whereRef("session.account_id", "=", "account.id")
          .select(({ fn }) => fn.max("last_seen_at").as("seen"))
      })`.as("lastUsedAt")
    )
    .where("clinic.municipality_code", "=", municipalityCode)
    .where("account.municipality_code", "=", municipalityCode)
    .where("deleted_at", "is", null);
}
