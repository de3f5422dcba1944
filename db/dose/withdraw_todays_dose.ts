import type { Act } from "../../domain/account/act.ts";
import { alreadyGiven } from "../../domain/dose/dose_warning.ts";
import { RESTORATION_REASON } from "../../domain/dose/withdrawal.ts";
import type { Register } from "../database.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { ticketOwner } from "./change_refusal.ts";
import {
  type ChangeOutcome,
  changeTodaysDose,
  type Rewriting,
  type StoredDose,
} from "./change_todays_dose.ts";
import { dosesOnTickets, ticketsOfPerson } from "./doses_of.ts";

/** A dose of today as the screen showed it. */
export interface ShownDose {
  doseId: string;
  version: number;
}

/** 取消: the dose does not count any more; it stays, with its reason. */
export function withdrawTodaysDose(
  register: Register,
  act: Act,
  withdrawal: ShownDose & { reason: string },
): Promise<ChangeOutcome> {
  return changeTodaysDose(register, act, {
    ...withdrawal,
    act: "dose_withdrawn",
    rewrite: (_tx, { withdrawnAt }) =>
      Promise.resolve(withdrawnAt ? "done" : { columns: { withdrawn_at: act.at } }),
  });
}

/** 取消をやめる, unless the person has been given the same dose since. */
export function restoreTodaysDose(
  register: Register,
  act: Act,
  shown: ShownDose,
): Promise<ChangeOutcome> {
  return changeTodaysDose(register, act, {
    ...shown,
    reason: RESTORATION_REASON,
    act: "dose_restored",
    rewrite: restored,
  });
}

async function restored(tx: MunicipalityTransaction, stored: StoredDose): Promise<Rewriting> {
  if (!stored.withdrawnAt) return "done";
  const { municipalityCode: code, ticketNumber, kind, doseNumber } = stored;
  const owner = await ticketOwner(tx, code, ticketNumber);
  const tickets = owner
    ? (await ticketsOfPerson(tx, code, owner)).map((ticket) => ticket.ticketNumber)
    : [ticketNumber];
  const same = (await dosesOnTickets(tx, code, tickets)).find((dose) =>
    dose.kind === kind && dose.doseNumber === doseNumber
  );
  return same ? { refusal: alreadyGiven(same) } : { columns: { withdrawn_at: null } };
}
