import type { Gate } from "../../../db/database.ts";
import { findStaff } from "../../../db/account/staff_accounts.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { MunicipalActor } from "../../../domain/account/actor.ts";
import type { AccountRole } from "../../../domain/account/account_role.ts";
import type { StaffAccount, StaffKind } from "../../../domain/account/staff_account.ts";
import { TEST_TIME } from "../a_database.ts";
import { anAccount } from "../session/an_account.ts";

export interface Person {
  id: string;
  loginId: string;
  act: Act<MunicipalActor>;
}

/** Municipal staff of a municipality, with a password. */
export async function aPerson(
  gate: Gate,
  municipalityCode: string,
  role: AccountRole,
): Promise<Person> {
  const loginId = `${crypto.randomUUID()}@town.lg.jp`;
  const { id } = await anAccount(gate, { kind: "municipal", role, loginId, municipalityCode });
  const actor: MunicipalActor = {
    kind: "municipal",
    role,
    municipalityCode,
    accountId: id,
    loginId,
    sessionId: crypto.randomUUID(),
  };
  const act = { actor, at: TEST_TIME, requestId: crypto.randomUUID(), address: "192.0.2.7" };
  return { id, loginId, act };
}

/** Another account of a municipality, as its 管理者 see it. */
export async function aStaffAccount(
  gate: Gate,
  municipalityCode: string,
  given: { kind?: StaffKind; role?: AccountRole } = {},
): Promise<StaffAccount> {
  const { kind = "venue", role } = given;
  const loginId = kind === "venue" ? crypto.randomUUID() : `${crypto.randomUUID()}@town.lg.jp`;
  const { id } = await anAccount(gate, { kind, role, loginId, municipalityCode });
  return await findStaff(gate, { municipalityCode, role: "manager" }, id);
}
