import { sql } from "kysely";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { GateReading } from "../reading.ts";

/** The open data of a day, as published once. */
export interface PublicationRecord {
  day: PlainDate;
  revision: number;
  publishedAt: Date;
  /** What was said about it; "" nothing. */
  note: string;
}

const COLUMNS = sql<PublicationRecord>`day, revision, published_at as "publishedAt", note`;

/** The newest revision of each day, newest first. */
export async function listPublications(
  gate: GateReading,
  { limit, offset }: { limit: number; offset: number },
): Promise<PublicationRecord[]> {
  const { rows } = await sql<PublicationRecord>`
    select distinct on (day) ${COLUMNS} from publication
    order by day desc, revision desc limit ${limit} offset ${offset}`.execute(gate);
  return rows;
}

export async function listRevisions(
  gate: GateReading,
  day: PlainDate,
): Promise<PublicationRecord[]> {
  const { rows } = await sql<PublicationRecord>`
    select ${COLUMNS} from publication where day = ${day}::date order by revision desc`
    .execute(gate);
  return rows;
}

/** Days on which something was published. */
export async function countPublications(gate: GateReading): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`
    select count(distinct day) as count from publication`.execute(gate);
  return row!.count;
}

export async function isPublishedSince(gate: GateReading, since: Date): Promise<boolean> {
  const found = await gate.selectFrom("publication").select("day")
    .where("published_at", ">=", since).limit(1).executeTakeFirst();
  return found !== undefined;
}
