import { sql } from "kysely";
import { OperatorError } from "../../domain/operator_error.ts";
import type { Register } from "../database.ts";
import { foldWith } from "../tally/fold.ts";
import type { Tally } from "../tally/tally_connection.ts";
import type { Publisher, PublishingTransaction } from "./publisher.ts";

export interface Waiting {
  register: Register;
  /** How long to wait for a moment at which every dose that is stored has been counted. */
  patienceMs: number;
}

const PAUSE_MS = 100;

/**
 * Runs `work` in a transaction that sees one moment of the database, a moment at which nothing was
 * waiting to be added to the tallies: they are then exactly what the register says. What is
 * registered afterwards does not wait for it. Throws an `OperatorError` when no such moment comes.
 */
export async function atQuietMoment<Value>(
  publisher: Publisher,
  { register, patienceMs }: Waiting,
  work: (tx: PublishingTransaction) => Promise<Value>,
): Promise<Value> {
  const end = performance.now() + patienceMs;
  for (;;) {
    await foldWith(register, publisher as unknown as Tally);
    const done = await publisher.transaction().setIsolationLevel("repeatable read")
      .execute(async (tx) => await isQuiet(tx) ? { value: await work(tx) } : undefined);
    if (done) return done.value;
    if (performance.now() > end) throw new OperatorError(NEVER_QUIET);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

const NEVER_QUIET =
  "登録が続いているため、集計が接種記録と一致する時点を取れませんでした。公表していません。" +
  "登録の少ない時間にやり直してください。";

async function isQuiet(tx: PublishingTransaction): Promise<boolean> {
  const { rows: [row] } = await sql<{ isQuiet: boolean }>`
    select not exists (select from dose_change)
      and not exists (select municipality_code from touched_dose)
      and not exists (select municipality_code from touched_ticket)
      and not exists (select municipality_code from touched_recipient) as "isQuiet"`.execute(tx);
  return row!.isQuiet;
}

/** The name under which other connections see the same moment, as long as `tx` is open. */
export async function shareMoment(tx: PublishingTransaction): Promise<string> {
  const { rows: [row] } = await sql<{ name: string }>`select pg_export_snapshot() as name`
    .execute(tx);
  return row!.name;
}
