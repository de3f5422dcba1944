import { sql } from "kysely";
import type { MunicipalActor } from "../../domain/account/actor.ts";
import { CLINIC_LOGIN_PREFIX } from "../../domain/account/login_id.ts";
import type { StaffAccount, StaffKind } from "../../domain/account/staff_account.ts";
import { visibleKinds } from "../../domain/account/staff_step.ts";
import { AppError } from "../../domain/app_error.ts";
import type { Gate } from "../database.ts";

/** Whose accounts are asked for, and as whom: the gate itself knows those of every municipality. */
export type StaffViewer = Pick<MunicipalActor, "municipalityCode" | "role">;

/** The viewer's own municipality's accounts of a kind by login ID; none that they may not see. */
export async function listStaff(
  gate: Gate,
  viewer: StaffViewer,
  kind: StaffKind,
): Promise<StaffAccount[]> {
  const rows = await visibleAccounts(gate, viewer).where("kind", "=", kind)
    .orderBy(sql`lower(login_id)`).execute();
  return rows.map(staffAccount);
}

/** Throws not found alike for another municipality's account, one out of sight, and none at all. */
export async function findStaff(
  gate: Gate,
  viewer: StaffViewer,
  id: string,
): Promise<StaffAccount> {
  const row = await visibleAccounts(gate, viewer).where("account.id", "=", id).executeTakeFirst();
  if (row) return staffAccount(row);
  throw new AppError("not_found", "このログインIDは一覧にありません。一覧から選び直してください。");
}

function visibleAccounts(gate: Gate, { municipalityCode, role }: StaffViewer) {
  return gate.selectFrom("account").leftJoin("credential", "credential.account_id", "account.id")
    .select(["id", "kind", "role", "remark", "version", "login_id as loginId"])
    .select([
      "created_at as createdAt",
      "account.changed_at as changedAt",
      "changed_by as changedBy",
    ])
    .select(["disabled_at as disabledAt", "deleted_at as deletedAt"])
    .select(["setup_expires_at as setupExpiresAt", "last_used_at as signedInAt"])
    .select((account) => account("password_hash", "is not", null).as("hasPassword"))
    .select(({ exists, or, selectFrom }) =>
      or([
        exists(
          selectFrom("totp").select("totp.account_id").whereRef("account_id", "=", "account.id"),
        ),
        exists(
          selectFrom("passkey").select("passkey.id").whereRef("account_id", "=", "account.id"),
        ),
      ]).as("hasFactor")
    )
    .select((account) =>
      account.selectFrom("session").whereRef("account_id", "=", "account.id")
        .select(({ fn }) => fn.max("last_seen_at").as("seen"))
        .where("stage", "=", "open").as("seenAt")
    )
    .where("municipality_code", "=", municipalityCode)
    .where("kind", "in", visibleKinds(role))
    // Clinics have a list of their own (G-MIS ID).
    .where("login_id", "not like", `${CLINIC_LOGIN_PREFIX}%`);
}

type VisibleRow = Awaited<
  ReturnType<ReturnType<typeof visibleAccounts>["executeTakeFirstOrThrow"]>
>;

function staffAccount({ signedInAt, seenAt, ...row }: VisibleRow): StaffAccount {
  return {
    ...row,
    // The query asks for no other.
    kind: row.kind as StaffKind,
    hasPassword: Boolean(row.hasPassword),
    hasFactor: Boolean(row.hasFactor),
    lastUsedAt: latest(signedInAt, seenAt),
  };
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}
