import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { databaseTrouble } from "../db/database_gone.ts";
import { faultOf } from "../db/job/fault_of.ts";
import { AppError, type AppErrorKind } from "../domain/app_error.ts";
import type { AppEnv } from "./app_env.ts";
import { respondError } from "./respond.tsx";

const ANSWERS: Record<AppErrorKind, { status: ContentfulStatusCode; heading: string }> = {
  not_found: { status: 404, heading: "見つかりません" },
  conflict: { status: 409, heading: "ほかの変更と重なりました" },
  forbidden: { status: 403, heading: "この操作はできません" },
  too_large: { status: 413, heading: "ファイルが大きすぎます" },
  unreadable: { status: 400, heading: "読み取れませんでした" },
  timed_out: { status: 408, heading: "時間がかかりすぎました" },
  too_many: { status: 429, heading: "しばらく待ってください" },
  unavailable: { status: 503, heading: "ただいま登録・照会できません" },
  busy: { status: 503, heading: "混み合っています" },
};

/** For programs that ask again by themselves; a database is back within seconds, or much later. */
const RETRY_AFTER_SECONDS = "5";

/**
 * Foreseen errors say what to do; our mistakes, and the database's troubles, are logged without
 * personal data.
 */
export function answerError(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
  const foreseen = error instanceof AppError ? error : databaseTrouble(error);
  if (foreseen) {
    if (foreseen !== error) c.var.office.log({ request: c.var.requestId, ...faultOf(error) });
    const answer = ANSWERS[foreseen.kind];
    if (answer.status === 503) c.header("Retry-After", RETRY_AFTER_SECONDS);
    return respondError(c, { ...answer, message: foreseen.message });
  }
  if (error instanceof HTTPException && error.status === 403) {
    return respondError(c, {
      status: 403,
      heading: "送信できませんでした",
      message:
        "この画面以外から送信されたため受け付けませんでした。画面を開き直して送信してください。",
    });
  }
  c.var.office.log({ request: c.var.requestId, ...faultOf(error) });
  return respondError(c, {
    status: 500,
    heading: "処理できませんでした",
    message: "システムの内部でエラーが起きました。入力した内容は登録されていません。" +
      "しばらくしてからもう一度お試しください。",
  });
}

export function answerNotFound(c: Context<AppEnv>): Response | Promise<Response> {
  return respondError(c, {
    status: 404,
    heading: "画面が見つかりません",
    message: "アドレスを確かめるか、最初の画面から開き直してください。",
  });
}

export const TOO_LARGE_FILE = "ファイルは512MBまでです。ファイルを分けて登録してください。";

export function refuseTooLargeFile(c: Context<AppEnv>): Response | Promise<Response> {
  return respondError(c, { ...ANSWERS.too_large, message: TOO_LARGE_FILE });
}

export function refuseTooLargeForm(c: Context<AppEnv>): Response | Promise<Response> {
  return respondError(c, {
    status: 413,
    heading: "送信された内容が大きすぎます",
    message: "入力できる長さを超えています。画面を開き直し、短くして送信してください。",
  });
}

/** Bytes that some program compressed on the way; a compressed file is another matter. */
export function refuseEncoded(c: Context<AppEnv>): Response | Promise<Response> {
  return respondError(c, {
    status: 415,
    heading: "受け付けられない形式です",
    message: "圧縮したまま送られたため読み取れません。圧縮せずに送信してください。",
  });
}

/** The host is asked for by whoever sends the request: it is neither shown nor linked to. */
export function refuseUnknownHost(c: Context<AppEnv>): Response | Promise<Response> {
  return respondError(c, {
    status: 400,
    heading: "アドレスが違います",
    message: "このシステムの正しいアドレスを、自治体または運用者に確かめて開いてください。",
  });
}

export function refuseMethod(c: Context<AppEnv>): Response | Promise<Response> {
  return respondError(c, {
    status: 405,
    heading: "受け付けられない操作です",
    message: "画面を開き直して、もう一度操作してください。",
  });
}
