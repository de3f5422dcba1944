import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { isStopped } from "../db/account/is_stopped.ts";
import type { OfflineAnswer } from "../domain/offline/offline_answer.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";

/** The account a tablet's queue belongs to, by its id: `OfflineKit.account.id`. */
export const ACCOUNT_HEADER = "VRS-Account";

/**
 * Before the guard of what a venue's tablet asks by itself: nothing of one account's queue is sent
 * under another, and whoever is not signed in learns whether they still can. It extends no session.
 */
export const offlineCaller = createMiddleware<AppEnv>(async (c, next) => {
  c.set("isUnattended", true);
  const account = z.uuid().safeParse(c.req.header(ACCOUNT_HEADER)).data;
  const { actor } = c.var;
  if (!actor) return c.json(await signedOut(c, account), 401);
  const isTheirs = account ? account === actor.accountId : c.req.method === "GET";
  if (actor.kind === "venue" && !isTheirs) return c.json(OTHER_ACCOUNT, 409);
  await next();
});

async function signedOut(c: RequestContext, account: string | undefined): Promise<OfflineAnswer> {
  const { gate } = c.var.office.database;
  if (account && await isStopped(gate, account)) return STOPPED;
  return {
    outcome: "signed_out",
    message: "ログインの有効期限が切れました。ログインすると送信します。",
  };
}

const STOPPED: OfflineAnswer = {
  outcome: "stopped",
  message: "このログインIDは停止されています。未送信の登録は、この端末では開けません。" +
    "自治体の担当に連絡してください。停止が解かれてログインすると、送信できます。",
};

const OTHER_ACCOUNT: OfflineAnswer = {
  outcome: "other_account",
  message: "別のログインIDでログインしています。登録したログインIDでログインすると送信します。",
};
