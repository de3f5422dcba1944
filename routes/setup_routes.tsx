import { Hono } from "hono";
import { lookupSetupToken, setUpPassword } from "../db/account/setup_token.ts";
import { knownWords } from "../domain/account/known_words.ts";
import { firstPassword } from "../domain/account/password.ts";
import type { SignIn } from "../domain/account/sign_in.ts";
import { SetupDonePage, SetupPage } from "../views/account/password_page.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondError, respondPage } from "./respond.tsx";
import { signIn } from "./sign_in.ts";

/** The one-time setup URL: the first password of an account. */
export const setupRoutes = new Hono<AppEnv>();

const TITLE = "パスワードの設定";

setupRoutes.get(paths.setup(":token"), async (c) => {
  const token = c.req.param("token");
  const owner = await lookupSetupToken(c.var.office.database.gate, token, c.var.at);
  if (!owner.ok) return respondError(c, unusable(owner.message));
  const body = <SetupPage token={token} loginId={owner.value.loginId} />;
  return respondPage(c, { title: TITLE, body });
});

setupRoutes.post(paths.setup(":token"), async (c) => {
  const token = c.req.param("token");
  const { requestId, at, office: { database: { gate } } } = c.var;
  const owner = await lookupSetupToken(gate, token, at);
  if (!owner.ok) return respondError(c, unusable(owner.message));
  const form = parseForm(firstPassword(knownWords(owner.value)), await typedFields(c));
  if (!form.ok) {
    const { loginId } = owner.value;
    const body = <SetupPage token={token} loginId={loginId} problems={form.problems} />;
    return respondPage(c, { title: `エラー：${TITLE}`, body, status: 422 });
  }
  const password = form.value.next;
  const done = await setUpPassword(gate, {
    token,
    password,
    at,
    requestId,
    address: clientAddress(c),
  });
  if (!done.ok) return respondError(c, unusable(done.message));
  return c.redirect(await enter(c, { loginId: owner.value.loginId, password }), 303);
});

/**
 * Signs the tablet in that was set up just now; not where somebody else is signed in, who may have
 * set it up for a colleague, nor from outside the networks it may be used from.
 */
async function enter(c: RequestContext, typed: SignIn): Promise<string> {
  const entered = c.var.actor ? undefined : await signIn(c, typed);
  return entered?.ok && entered.value.stage === "password" ? entered.value.path : paths.setupDone;
}

setupRoutes.get(paths.setupDone, (c) => {
  const body = <SetupDonePage loginId={c.var.actor?.loginId} />;
  return respondPage(c, { title: "設定完了", body });
});

function unusable(message: string) {
  return { status: 404 as const, heading: "URLを使えません", message };
}
