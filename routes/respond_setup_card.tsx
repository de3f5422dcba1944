import { encodeQR } from "qr";
import type { IssuedSetup } from "../db/account/issue_setup.ts";
import { findStaff } from "../db/account/staff_accounts.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { paths } from "../views/paths.ts";
import { SetupCardPage } from "../views/staff/setup_card_page.tsx";
import type { RequestContext } from "./app_env.ts";
import { publicOrigin } from "./public_origin.ts";
import { respondPage } from "./respond.tsx";

interface NewSetup {
  /** Of the account. */
  id: string;
  setup: IssuedSetup;
  /** What was done just now, as a sentence. */
  done: string;
}

/**
 * Answers the form itself with the setup URL: on the way of a redirect it would stand in an
 * address, and in the log. Nobody can ask for it again.
 */
export async function respondSetupCard(
  c: RequestContext & { var: { actor: MunicipalActor } },
  { id, setup, done }: NewSetup,
): Promise<Response> {
  const account = await findStaff(c.var.office.database.gate, c.var.actor, id);
  const url = publicOrigin(c) + paths.setup(setup.token);
  const body = (
    <SetupCardPage
      account={account}
      municipalityCode={c.var.actor.municipalityCode}
      url={url}
      qr={encodeQR(url, "raw", { border: 4 })}
      expiresAt={setup.expiresAt}
      done={done}
    />
  );
  const comesBackAt = paths.account(id);
  return respondPage(c, { title: "設定用URL", tab: paths.accounts, body, comesBackAt });
}
