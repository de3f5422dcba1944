import { Hono } from "hono";
import { SignIn } from "../domain/account/sign_in.ts";
import { closeSession } from "../db/session/close_session.ts";
import { SignInPage } from "../views/account/sign_in_page.tsx";
import { SignOutPage } from "../views/account/sign_out_page.tsx";
import { homePath } from "../views/layout/tabs.ts";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { gmisOffer } from "./gmis_provider.ts";
import { signedIn } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { dropSessionCookie } from "./session_cookie.ts";
import { signIn } from "./sign_in.ts";

export const sessionRoutes = new Hono<AppEnv>();

sessionRoutes.get(paths.home, (c) => {
  return c.redirect(c.var.actor ? homePath(c.var.actor.kind) : paths.signIn, 303);
});

sessionRoutes.get(paths.signIn, (c) => {
  if (c.var.actor) return c.redirect(homePath(c.var.actor.kind), 303);
  return respondPage(c, { title: "ログイン", body: <SignInPage isGmisOffered={gmisOffer(c)} /> });
});

sessionRoutes.post(paths.signIn, async (c) => {
  const form = parseForm(SignIn, await typedFields(c));
  const entered = form.ok ? await signIn(c, form.value) : undefined;
  if (entered?.ok) return c.redirect(entered.value.path, 303);
  if (entered) c.var.office.meters.signInFailed("password");
  const problems = form.ok ? [{ field: "", message: entered!.message }] : form.problems;
  const typed = { loginId: form.typed.loginId ?? "" };
  const body = <SignInPage typed={typed} problems={problems} isGmisOffered={gmisOffer(c)} />;
  return respondPage(c, { title: "エラー：ログイン", body, status: 422 });
});

sessionRoutes.get(paths.signOut, signedIn, (c) => {
  const who = c.var.actor.kind === "venue" ? "tablet" : "desk";
  return respondPage(c, { title: "ログアウト", body: <SignOutPage who={who} /> });
});

sessionRoutes.post(paths.signOut, signedIn, async (c) => {
  await closeSession(c.var.office.database.gate, actOf(c));
  dropSessionCookie(c);
  return c.redirect(paths.signIn, 303);
});
