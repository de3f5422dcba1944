import assert from "node:assert/strict";
import type { Hono } from "hono";
import { addAccount } from "../../db/account/add_account.ts";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import type { AccountRole } from "../../domain/account/account_role.ts";
import type { AppEnv, Office } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";
import { Browser } from "./a_browser.ts";

export const URAYASU = "122271";
export const ICHIKAWA = "122033";
export const PASSWORD = "correct horse battery";

export interface StaffMember {
  kind: AccountKind;
  /** Of municipal staff; 一般 unless given. */
  role?: AccountRole;
  /** For municipal and venue staff; 浦安市 unless given. */
  municipalityCode?: string;
}

/** A new account; answers its login ID. The password is `PASSWORD`. */
export async function anAccount(office: Office, member: StaffMember): Promise<string> {
  const { kind, role, municipalityCode = URAYASU } = member;
  const name = crypto.randomUUID().slice(0, 8);
  const loginId = kind === "municipal" ? `${name}@demo.lg.jp` : name;
  const isLocal = kind === "municipal" || kind === "venue";
  const added = await addAccount(office.database.gate, {
    kind,
    role,
    loginId,
    municipalityCode: isLocal ? municipalityCode : null,
    prefectureCode: kind === "prefecture" ? "12" : null,
    password: PASSWORD,
  }, office.now());
  assert.ok(added.ok);
  return loginId;
}

/** A browser in which a new member of staff has just signed in. */
export async function aBrowserOf(
  { app, office }: { app: Hono<AppEnv>; office: Office },
  member: StaffMember,
): Promise<Browser> {
  const browser = new Browser(app);
  const loginId = await anAccount(office, member);
  const page = await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(page.status, 200);
  return browser;
}
