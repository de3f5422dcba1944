import type { Hono } from "hono";
import type { Act } from "../../domain/account/act.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import type { AppEnv } from "../../routes/app_env.ts";
import { paths } from "../../views/paths.ts";
import type { TestOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { Browser } from "./a_browser.ts";
import { anAccount, PASSWORD, URAYASU } from "./some_staff.ts";

/** A browser signed in to a new account, and what the account does without it. */
export interface SomeStation {
  browser: Browser;
  act: Act;
}

export async function aStation(
  { app, office }: { app: Hono<AppEnv>; office: TestOffice },
  kind: RegisterActor["kind"],
): Promise<SomeStation> {
  const loginId = await anAccount(office, { kind });
  const browser = new Browser(app);
  await browser.submit(paths.signIn, { loginId, password: PASSWORD });
  const owner = ownerSql(office.database);
  const [account] = await owner`select id from account where login_id = ${loginId}`;
  await owner.end();
  const actor = anActor({ kind, loginId, municipalityCode: URAYASU, accountId: account!.id });
  return { browser, act: anAct({ actor, at: office.time }) };
}
