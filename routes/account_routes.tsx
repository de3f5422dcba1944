import { Hono } from "hono";
import { changePassword } from "../db/account/change_password.ts";
import { knownWords } from "../domain/account/known_words.ts";
import { passwordChange } from "../domain/account/password.ts";
import { PasswordDonePage, PasswordPage } from "../views/account/password_page.tsx";
import { paths } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";
import { signedIn } from "./guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";

export const accountRoutes = new Hono<AppEnv>();

accountRoutes.get(paths.password, signedIn, (c) => {
  return respondPage(c, { title: "パスワード変更", body: <PasswordPage /> });
});

accountRoutes.post(paths.password, signedIn, async (c) => {
  const form = parseForm(passwordChange(knownWords(c.var.actor)), await typedFields(c));
  const changed = form.ok
    ? await changePassword(c.var.office.database.gate, actOf(c), form.value)
    : undefined;
  if (changed?.ok) return c.redirect(paths.passwordDone, 303);
  const problems = form.ok ? [{ field: "current", message: changed!.message }] : form.problems;
  const body = <PasswordPage problems={problems} />;
  return respondPage(c, { title: "エラー：パスワード変更", body, status: 422 });
});

accountRoutes.get(paths.passwordDone, signedIn, (c) => {
  return respondPage(c, { title: "変更完了", body: <PasswordDonePage /> });
});
