import type { Context } from "hono";
import { z } from "zod";
import { findCorrection, viewCorrection } from "../db/correction/find_correction.ts";
import type { CorrectionOffice } from "../db/correction/stage_person.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { AppError } from "../domain/app_error.ts";
import type { RecordSubject } from "../domain/record/person_record.ts";
import { correctionPaths, paths, type RecordPath } from "../views/paths.ts";
import { actOf } from "./act_of.ts";
import type { AppEnv } from "./app_env.ts";

export type DeskContext = Context<AppEnv & { Variables: { actor: MunicipalActor } }>;

/** Both kinds of record are corrected by the same steps; the paths of each, as routes know them. */
export const CORRECTED_RECORDS = [
  { kind: "recipient", at: correctionPaths(paths.recipient(":id")) },
  { kind: "ticket", at: correctionPaths(paths.ticket(":id")) },
] as const;

export type RecordKind = RecordSubject["kind"];

/** The record a request is about. */
export function subjectOf(c: DeskContext, kind: RecordKind): RecordSubject {
  return { kind, id: uuidOf(c, "id") };
}

export function recordPath({ kind, id }: RecordSubject): RecordPath {
  return paths[kind](id);
}

export function doseIdOf(c: DeskContext): string {
  return uuidOf(c, "doseId");
}

/** What a form that was sent is judged by. */
export function correctionOf(c: DeskContext, subject: RecordSubject) {
  return findCorrection(c.var.office.database.register, actOf(c), subject);
}

/** What a screen of the correction is drawn from; the look is audited. */
export function viewedCorrection(c: DeskContext, subject: RecordSubject) {
  return viewCorrection(c.var.office.database.register, actOf(c), subject);
}

export function correctionOffice(c: DeskContext): CorrectionOffice {
  const { database: { register }, sealers: { myNumbers } } = c.var.office;
  return { register, myNumbers };
}

function uuidOf(c: DeskContext, name: "id" | "doseId"): string {
  const id = z.uuid().safeParse(c.req.param(name));
  if (id.success) return id.data;
  throw new AppError("not_found", "アドレスが正しくありません。照会からやり直してください。");
}
