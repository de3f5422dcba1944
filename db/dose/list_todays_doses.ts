import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { type DayCount, sumOf } from "../../domain/dose/day_totals.ts";
import type { TodaysSearch } from "../../domain/dose/todays_search.ts";
import type { Withdrawal } from "../../domain/dose/withdrawal.ts";
import { fullName } from "../../domain/recipient/person_name.ts";
import { recordActs } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import type { DoseRecord } from "./doses_of.ts";
import { listDoseOperators } from "./list_dose_operators.ts";
import { listWithdrawals } from "./list_withdrawals.ts";
import { todaysDoses } from "./todays_doses.ts";

export interface TodaysDose extends DoseRecord {
  withdrawnAt: Date | null;
  changeId: string;
  /** Known only of the own municipality's people. */
  holder: { id: string; name: string } | undefined;
}

export interface ListedDose extends TodaysDose {
  withdrawal: Withdrawal | undefined;
  /** 担当者 of the shared tablet it was registered at. */
  operatorName: string | undefined;
}

export interface TodaysList {
  /** Newest first. */
  doses: ListedDose[];
  /** Of all pages, as searched; withdrawn ones too. */
  found: number;
  /** The page that is shown, from 1. */
  page: number;
  pageCount: number;
  /** Of the whole day, without the withdrawn ones. */
  counts: DayCount[];
  withdrawnCount: number;
}

export interface TodaysSought {
  /** From 1; one that is not there is the last. */
  page: number;
  search?: TodaysSearch;
}

/** Doses on a page of 当日の一覧. */
export const TODAYS_PAGE_LENGTH = 50;

/** 当日の一覧: a page of what this account registered today. Whose names it shows is audited. */
export async function listTodaysDoses(
  register: Register,
  act: Act,
  { page, search }: TodaysSought,
): Promise<TodaysList> {
  const { actor } = act;
  const list = await inMunicipality(register, actor.municipalityCode, async (tx) => {
    const { counts, withdrawnCount } = await countTodaysDoses(tx, act);
    const all = sumOf(counts) + withdrawnCount;
    const found = search ? await countFound(tx, act, search) : all;
    const pageCount = Math.max(1, Math.ceil(found / TODAYS_PAGE_LENGTH));
    const shownPage = Math.min(page, pageCount);
    const rows = await searched(tx, act, search)
      .orderBy("registered_at", "desc").orderBy("dose.id", "desc")
      .limit(TODAYS_PAGE_LENGTH).offset((shownPage - 1) * TODAYS_PAGE_LENGTH).execute();
    const doses = rows.map(todaysDose);
    await recordHolders(tx, act, { list: "todays_doses", doses });
    return { doses, found, page: shownPage, pageCount, counts, withdrawnCount };
  });
  const withdrawals = await listWithdrawals(register, actor, list.doses);
  // Only a venue's tablet is shared.
  const operators = actor.kind === "venue" ? await listDoseOperators(register, list.doses) : NOBODY;
  const doses = list.doses.map((dose) => ({
    ...dose,
    withdrawal: withdrawals.get(dose.id),
    operatorName: operators.get(dose.id),
  }));
  return { ...list, doses };
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Everything of a day that counts, oldest first, as 日計表 lists it. */
export function listDaySheet(
  register: Register,
  act: Act,
): Promise<Pick<TodaysList, "counts" | "withdrawnCount"> & { doses: TodaysDose[] }> {
  return inMunicipality(register, act.actor.municipalityCode, async (tx) => {
    const rows = await searched(tx, act).where("withdrawn_at", "is", null)
      .orderBy("registered_at").orderBy("dose.id").execute();
    const doses = rows.map(todaysDose);
    await recordHolders(tx, act, { list: "day_sheet", doses });
    return { doses, ...await countTodaysDoses(tx, act) };
  });
}

type FoundRow = Awaited<ReturnType<ReturnType<typeof searched>["execute"]>>[number];

function todaysDose({ holderId, family_name, given_name, ...dose }: FoundRow): TodaysDose {
  const name = fullName({ familyName: family_name ?? "", givenName: given_name ?? "" });
  return { ...dose, holder: holderId === null ? undefined : { id: holderId, name } };
}

/** With the holder, whom row-level security leaves out unless they are the own municipality's. */
function searched(tx: MunicipalityTransaction, { actor, at }: Act, search?: TodaysSearch) {
  const doses = todaysDoses(tx, actor, at)
    .leftJoin(
      "ticket",
      (join) =>
        join.onRef("ticket.municipality_code", "=", "dose.municipality_code")
          .onRef("ticket.ticket_number", "=", "dose.ticket_number"),
    )
    .leftJoin(
      "recipient",
      (join) =>
        join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
          .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
    )
    .select(["recipient.id as holderId", "family_name", "given_name"]);
  if (!search) return doses;
  if ("ticketNumber" in search) {
    return doses.where(sql<boolean>`position(${search.ticketNumber} in dose.ticket_number) > 0`);
  }
  const { name, kanaKey } = search;
  return doses.where(sql<boolean>`(
    position(${name} in regexp_replace(
      normalize(concat(family_name, given_name), NFKC), '[[:space:]]', '', 'g')) > 0
    or (${kanaKey} <> '' and position(${kanaKey} in recipient.name_key) > 0)
  )`);
}

async function countFound(
  tx: MunicipalityTransaction,
  act: Act,
  search: TodaysSearch,
): Promise<number> {
  const { count } = await searched(tx, act, search).clearSelect()
    .select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return count;
}

async function countTodaysDoses(tx: MunicipalityTransaction, { actor, at }: Act) {
  const today = todaysDoses(tx, actor, at).clearSelect();
  const counts: DayCount[] = await today.where("withdrawn_at", "is", null)
    .select(["kind", "dose_number as doseNumber", "vaccine_maker as vaccineMaker"])
    .select(["lot_number as lotNumber", "doctor_name as doctorName", "venue_name as venueName"])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .groupBy(["kind", "dose_number", "vaccine_maker", "lot_number", "doctor_name", "venue_name"])
    .execute();
  const { withdrawnCount } = await today.where("withdrawn_at", "is not", null)
    .select(({ fn }) => fn.countAll<number>().as("withdrawnCount")).executeTakeFirstOrThrow();
  return { counts, withdrawnCount };
}

/** So many rows of the audit fit one statement's parameters. */
const MOST_AT_ONCE = 2_000;

/** Who stands in a list by name, each once. */
async function recordHolders(
  tx: MunicipalityTransaction,
  act: Act,
  { list, doses }: { list: "todays_doses" | "day_sheet"; doses: readonly TodaysDose[] },
): Promise<void> {
  const ids = [...new Set(doses.flatMap(({ holder }) => holder?.id ?? []))];
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    await recordActs(tx, act.actor.municipalityCode, {
      by: act,
      entries: ids.slice(from, from + MOST_AT_ONCE).map((id) => ({
        act: "recipient_listed" as const,
        subject: { kind: "recipient" as const, id },
        detail: { list },
      })),
    });
  }
}
