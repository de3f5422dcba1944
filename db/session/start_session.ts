import type { Transaction } from "kysely";
import { v7 as uuid } from "uuid";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import { TRIES_KEPT_MINUTES } from "../../domain/account/lockout.ts";
import { recordVisit } from "../audit.ts";
import type { Gate } from "../database.ts";
import { hashToken, newSecretToken } from "../secret_token.ts";
import type { GateTables, SessionStage } from "../schema/gate_tables.ts";
import { LONGEST_HOURS, PENDING_MINUTES } from "./session_limits.ts";

/** Who signs in. */
export interface SessionAccount {
  id: string;
  kind: AccountKind;
  loginId: string;
  municipalityCode: string | null;
}

/** When, from where, in which request and on what a session begins. */
export interface SessionCircumstances {
  at: Date;
  address: string;
  requestId: string;
  /** The browser in words (`deviceName`). */
  device: string;
  /** `VRS_IDLE_MINUTES`. */
  idleMinutes: number;
}

export interface OpenedSession {
  /** Goes into the cookie; only its hash is stored. */
  token: string;
  kind: AccountKind;
  /** "password": opens nothing but the page that asks for the second factor. */
  stage: SessionStage;
}

/** Signs in somebody who has proved who they are, by whatever means. */
export function startSession(
  gate: Gate,
  account: SessionAccount,
  circumstances: SessionCircumstances,
): Promise<OpenedSession> {
  return gate.transaction().execute((tx) => openSessionWithin(tx, account, circumstances));
}

/** The same in a transaction that does more. */
export async function openSessionWithin(
  tx: Transaction<GateTables>,
  account: SessionAccount,
  circumstances: SessionCircumstances,
): Promise<OpenedSession> {
  const opened = await insertSession(tx, account, { ...circumstances, stage: "open" });
  await recordSignIn(tx, account, circumstances);
  return opened;
}

/** After the right password alone: nothing is open yet, and it lasts ten minutes. */
export function startPending(
  gate: Gate,
  account: SessionAccount,
  circumstances: SessionCircumstances,
): Promise<OpenedSession> {
  return insertSession(gate, account, { ...circumstances, stage: "password" });
}

interface Beginning extends SessionCircumstances {
  stage: SessionStage;
}

async function insertSession(
  gate: Gate,
  account: SessionAccount,
  { at, address, device, idleMinutes, stage }: Beginning,
): Promise<OpenedSession> {
  const token = newSecretToken();
  const minutes = stage === "open" ? LONGEST_HOURS * 60 : PENDING_MINUTES;
  await gate.insertInto("session").values({
    token_hash: hashToken(token),
    id: uuid(),
    account_id: account.id,
    created_at: at,
    last_seen_at: at,
    expires_at: new Date(at.getTime() + minutes * 60_000),
    address,
    stage,
    idle_minutes: idleMinutes,
    device,
  }).execute();
  return { token, kind: account.kind, stage };
}

/** Also clears away sessions that are over and tries that nobody remembers. */
async function recordSignIn(
  tx: Gate,
  account: SessionAccount,
  { at, address, requestId }: SessionCircumstances,
): Promise<void> {
  const kept = new Date(at.getTime() - TRIES_KEPT_MINUTES * 60_000);
  await tx.deleteFrom("session").where("expires_at", "<", at).execute();
  await tx.deleteFrom("sign_in_try").where("last_at", "<", kept).execute();
  await tx.updateTable("account").where("id", "=", account.id).set({ last_used_at: at }).execute();
  const { id: accountId, loginId, municipalityCode } = account;
  await recordVisit(tx, { at, address, requestId, accountId, loginId, municipalityCode }, {
    act: "sign_in",
  });
}
