import { openSession } from "../db/session/open_session.ts";
import type { SignIn } from "../domain/account/sign_in.ts";
import { type Result, success } from "../domain/result.ts";
import { homePath } from "../views/layout/tabs.ts";
import { paths } from "../views/paths.ts";
import type { RequestContext } from "./app_env.ts";
import { enterSession } from "./enter_session.ts";
import { isAdmitted } from "./guard.ts";
import { sessionCircumstances } from "./session_circumstances.ts";

/** Where this browser goes on after the right password: the menu, or the second factor. */
export interface SignedIn {
  stage: "open" | "password";
  path: string;
}

/** Signs this browser in with ログインID and password, as far as these go. */
export async function signIn(c: RequestContext, typed: SignIn): Promise<Result<SignedIn>> {
  const { database, configuration } = c.var.office;
  const opened = await openSession(database.gate, {
    ...typed,
    ...sessionCircumstances(c),
    isAdmitted: (kind) => isAdmitted(c, kind),
    secondFactor: configuration.VRS_SECOND_FACTOR,
  });
  if (!opened.ok) return opened;
  await enterSession(c, opened.value);
  const { stage, kind } = opened.value;
  return success({ stage, path: stage === "open" ? homePath(kind) : paths.factor });
}
