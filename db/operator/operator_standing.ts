import { type RawBuilder, sql } from "kysely";
import type { RegisterActor } from "../../domain/account/actor.ts";
import type { Operator, WorkingOperator } from "../../domain/account/operator.ts";
import type { Register } from "../database.ts";
import { ask, type Question, question } from "../question.ts";
import { inMunicipality } from "../tenant.ts";
import { mayWorkHere } from "./may_work_here.ts";

/** Who works at a tablet, as far as the municipality wants to know. */
export type OperatorStanding =
  | { kind: "not_asked" | "nobody" }
  /** They have shown the PIN that was handed to them, and have to choose one of their own. */
  | { kind: "first"; operator: Operator }
  | { kind: "working"; operator: WorkingOperator };

/** Writing `last_at` at every request would cost more than the look-up itself. */
const SEEN_EVERY_SECONDS = 30;

/** Looks it up, and begins the idle time of whoever works anew, exact to half a minute. */
export async function keepOperator(
  register: Register,
  actor: RegisterActor,
  now: Date,
): Promise<OperatorStanding> {
  return await keepWorking(register, actor, await lookUp(register, actor, now));
}

/** What is known of a tablet's operator at the instant `at`. */
export interface OperatorFound {
  standing: OperatorStanding;
  /** When they last did something; null of nobody. */
  lastAt: Date | null;
  at: Date;
}

/** The second half of `keepOperator`. */
export async function keepWorking(
  register: Register,
  { municipalityCode, sessionId }: RegisterActor,
  { standing, lastAt, at: now }: OperatorFound,
): Promise<OperatorStanding> {
  if (standing.kind === "working" && secondsFrom(lastAt, now) > SEEN_EVERY_SECONDS) {
    await inMunicipality(
      register,
      municipalityCode,
      (tx) =>
        tx.updateTable("session_operator").set({ last_at: now })
          .where("municipality_code", "=", municipalityCode)
          .where("session_id", "=", sessionId).execute(),
    );
  }
  return standing;
}

/** The same without that: nobody need be at the tablet. */
export async function lookupOperator(
  register: Register,
  actor: RegisterActor,
  now: Date,
): Promise<OperatorStanding> {
  return (await lookUp(register, actor, now)).standing;
}

function lookUp(register: Register, actor: RegisterActor, now: Date): Promise<OperatorFound> {
  return ask(register, actor.municipalityCode, operatorAt(actor, now));
}

/** The first half of `keepOperator`. */
export function operatorAt(actor: RegisterActor, at: Date): Question<OperatorFound> {
  return question(
    () => [standingRow(actor, at)],
    ([[row]]) => ({ standing: standingFrom(row), lastAt: row?.lastAt ?? null, at }),
  );
}

function standingFrom(row: StandingRow | undefined): OperatorStanding {
  if (!row) return { kind: "not_asked" };
  const { idleMinutes, stage, id, name } = row;
  if (id === null || name === null) return { kind: "nobody" };
  return stage === "first"
    ? { kind: "first", operator: { id, name } }
    : { kind: "working", operator: { id, name, idleMinutes } };
}

interface StandingRow {
  idleMinutes: number;
  stage: "first" | "working" | null;
  lastAt: Date | null;
  /** Null: nobody, or somebody who was idle, stopped, or works elsewhere. */
  id: string | null;
  name: string | null;
}

/** No row while the municipality does not ask. */
function standingRow(actor: RegisterActor, now: Date): RawBuilder<StandingRow> {
  const { municipalityCode: code, sessionId } = actor;
  return sql<StandingRow>`
    select setting.operator_idle_minutes as "idleMinutes", session_operator.stage,
      session_operator.last_at as "lastAt", station_operator.id, station_operator.name
    from municipality_setting as setting
    left join session_operator on session_operator.municipality_code = ${code}
      and session_operator.session_id = ${sessionId}
      and session_operator.last_at
        > ${now}::timestamptz - make_interval(mins => setting.operator_idle_minutes)
    left join station_operator on station_operator.municipality_code = ${code}
      and station_operator.id = session_operator.operator_id
      and ${mayWorkHere(actor)}
    where setting.municipality_code = ${code} and setting.asks_operator`;
}

function secondsFrom(earlier: Date | null, now: Date): number {
  return earlier ? (now.getTime() - earlier.getTime()) / 1000 : 0;
}
