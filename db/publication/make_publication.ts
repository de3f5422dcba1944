import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { japanToday, type PlainDate } from "../../domain/date/plain_date.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { faultLines } from "../../domain/tally/publication_fault.ts";
import type { DatabaseAddress } from "../connection.ts";
import { type Gate, openDatabase, type Register } from "../database.ts";
import { compareAreas } from "./compare_areas.ts";
import { compareWithRegister, type Comparison } from "./compare_with_register.ts";
import { isPublishedSince } from "./list_publications.ts";
import { openContents } from "./open_contents.ts";
import type { KeptFile } from "./open_file_writer.ts";
import { openPublisher, type Publisher, type PublishingTransaction } from "./publisher.ts";
import { atQuietMoment, shareMoment } from "./quiet_moment.ts";
import { writePublication } from "./write_publication.ts";

export interface PublicationOrder {
  at: Date;
  /** Who has it done. */
  byWhom: string;
  /** What is to be said about it to everybody; "" nothing. */
  note: string;
  /** A rehearsal does the very same and takes it back. */
  mode: "publish" | "rehearse";
  /** The nightly run: nothing is done when something was published since, or there are no doses. */
  unlessSince?: Date;
  /**
   * How long to wait for another process to be through, which a nightly run does not, and then for a
   * moment without registrations; some minutes unless given.
   */
  patienceMs?: number;
}

export interface Published {
  day: PlainDate;
  revision: number;
  /** Doses by their number, from the first. */
  totals: number[];
  files: { name: string; rowCount: number; byteCount: number }[];
}

const PATIENCE_MS = 300_000;
const PAUSE_MS = 200;
const IS_WAITING = "ほかのサーバーが公表しています。終わるまで待ちます。";

/**
 * Publishes the open data as of now: all files or, when a tally they are made from says anything else
 * than the register does at the same moment, none. Then it throws an `OperatorError` that says where.
 * Undefined when another process stays at it, or nothing has to be done. `say` hears that it waits.
 */
export async function makePublication(
  address: DatabaseAddress,
  order: PublicationOrder,
  say: (sentence: string) => void = () => {},
): Promise<Published | undefined> {
  const publisher = openPublisher(address);
  const database = openDatabase(address);
  try {
    const patienceMs = order.patienceMs ?? PATIENCE_MS;
    if (!await lock(publisher, order.unlessSince ? 0 : patienceMs, say)) return undefined;
    if (await wasDone(publisher, order.unlessSince)) return undefined;
    const waiting = { register: database.register, patienceMs };
    return await atQuietMoment(publisher, waiting, (tx) => publishAt(tx, database.register, order));
  } catch (error) {
    if (error instanceof Rehearsed) return error.published;
    throw error;
  } finally {
    await publisher.destroy();
    await database.close();
  }
}

class Rehearsed extends Error {
  constructor(readonly published: Published) {
    super();
  }
}

/** A server that starts holds it for a moment too, to look whether it has to publish. */
async function lock(
  publisher: Publisher,
  patienceMs: number,
  say: (sentence: string) => void,
): Promise<boolean> {
  const end = performance.now() + patienceMs;
  for (let tries = 1; !await tryLock(publisher); tries++) {
    if (performance.now() > end) return false;
    if (tries === 2) say(IS_WAITING);
    await delay(PAUSE_MS);
  }
  return true;
}

async function tryLock(publisher: Publisher): Promise<boolean> {
  const { rows: [row] } = await sql<{ isOurs: boolean }>`
    select pg_try_advisory_lock(hashtextextended('vrs publication', 0)) as "isOurs"`
    .execute(publisher);
  return row!.isOurs;
}

function wasDone(publisher: Publisher, since: Date | undefined): Promise<boolean> {
  if (!since) return Promise.resolve(false);
  return isPublishedSince(publisher as unknown as Gate, since); // it may read publications, too
}

async function publishAt(
  tx: PublishingTransaction,
  register: Register,
  order: PublicationOrder,
): Promise<Published | undefined> {
  if (order.unlessSince && !await hasDoses(tx)) return undefined;
  const compared = await compareWithRegister(register, await shareMoment(tx));
  const faults = [...compared.faults, ...await compareAreas(tx)];
  if (faults.length > 0) throw new OperatorError(faultLines(faults));
  const day = japanToday(order.at);
  const revision = await nextRevision(tx, day);
  const { files, totals } = await openContents(tx, { day, revision });
  refuseOtherTotals(totals, compared);
  const { at, byWhom, note } = order;
  await writePublication(tx, { day, revision, at, byWhom, note, files });
  const published = { day, revision, totals, files: files.map(summaryOf) };
  if (order.mode === "rehearse") throw new Rehearsed(published);
  return published;
}

async function hasDoses(tx: PublishingTransaction): Promise<boolean> {
  return await tx.selectFrom("tally_total").select("count").limit(1).executeTakeFirst() !==
    undefined;
}

function summaryOf({ name, rowCount, byteCount }: KeptFile): Published["files"][number] {
  return { name, rowCount, byteCount };
}

async function nextRevision(tx: PublishingTransaction, day: PlainDate): Promise<number> {
  const { last } = await tx.selectFrom("publication").where("day", "=", day)
    .select(({ fn }) => fn.max("revision").as("last")).executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

/** What is about to be published, added up, against the register itself. */
function refuseOtherTotals(totals: readonly number[], { doses }: Comparison): void {
  const numbers = new Set([...totals.keys()].map((index) => index + 1).concat([...doses.keys()]));
  const wrong = [...numbers].filter((number) =>
    (totals[number - 1] ?? 0) !== (doses.get(number) ?? 0)
  );
  if (wrong.length === 0) return;
  throw new OperatorError(faultLines(wrong.map((number) => ({
    area: "00",
    table: "prefecture.ndjson",
    rowCount: 1,
    key: `[${number}]`,
    tallied: totals[number - 1] ?? 0,
    counted: doses.get(number) ?? 0,
  }))));
}
