import { Hono } from "hono";
import { lookupSetupToken, setUpPassword } from "../db/account/setup_token.ts";
import { FirstPassword } from "../domain/account/password.ts";
import { SetupDonePage, SetupPage } from "../views/account/password_page.tsx";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondError, respondPage } from "./respond.tsx";

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
  const form = parseForm(FirstPassword, await typedFields(c));
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
  return done.ok ? c.redirect(paths.setupDone, 303) : respondError(c, unusable(done.message));
});

setupRoutes.get(paths.setupDone, (c) => {
  return respondPage(c, { title: "設定完了", body: <SetupDonePage /> });
});

function unusable(message: string) {
  return { status: 404 as const, heading: "URLを使えません", message };
}
