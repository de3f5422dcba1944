import type { RegisterActor } from "../../domain/account/actor.ts";
import type { ListedOperator, Operator } from "../../domain/account/operator.ts";
import { AppError } from "../../domain/app_error.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { mayWorkHere } from "./may_work_here.ts";

/** Every 担当者 of the municipality by name; the disabled ones last. */
export function listOperators(
  register: Register,
  municipalityCode: string,
): Promise<ListedOperator[]> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const rows = await listedOperators(tx, municipalityCode)
      .orderBy((operator) => operator("disabled_at", "is not", null)).orderBy("name").execute();
    return rows.map(listed);
  });
}

/** Throws not found alike for another municipality's and for none at all. */
export function findOperator(
  register: Register,
  municipalityCode: string,
  id: string,
): Promise<ListedOperator> {
  return inMunicipality(register, municipalityCode, (tx) => operatorIn(tx, municipalityCode, id));
}

export async function operatorIn(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  id: string,
): Promise<ListedOperator> {
  const row = await listedOperators(tx, municipalityCode).where("id", "=", id).executeTakeFirst();
  if (row) return listed(row);
  throw new AppError("not_found", "この担当者は一覧にありません。一覧から選び直してください。");
}

/** Those who may work under this login ID, as its tablet lets them choose. */
export function listWorkers(register: Register, actor: RegisterActor): Promise<Operator[]> {
  const { municipalityCode } = actor;
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("station_operator").select(["id", "name"])
        .where("municipality_code", "=", municipalityCode)
        .where(mayWorkHere(actor)).orderBy("name").execute(),
  );
}

function listedOperators(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("station_operator")
    .select(["id", "name", "account_ids as accountIds", "has_own_pin as hasOwnPin", "version"])
    .select(["disabled_at as disabledAt", "changed_at as changedAt", "changed_by as changedBy"])
    .select((operator) =>
      operator.selectFrom("session_operator")
        .whereRef("session_operator.municipality_code", "=", "station_operator.municipality_code")
        .whereRef("operator_id", "=", "station_operator.id")
        .select(({ fn }) => fn.max("last_at").as("seen")).as("seenAt")
    )
    .where("municipality_code", "=", municipalityCode);
}

type ListedRow = Awaited<
  ReturnType<ReturnType<typeof listedOperators>["executeTakeFirstOrThrow"]>
>;

function listed({ seenAt, ...row }: ListedRow): ListedOperator {
  return { ...row, ...(seenAt && { seenAt }) };
}
