import { type RawBuilder, sql } from "kysely";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { ReceivedFilter } from "../../domain/transfer/received_filter.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { inquiryColumns, inquiryOf } from "../transfer/inquiry_rows.ts";

/** How many inquiries a municipality has made here. */
export interface AskerCount {
  otherCode: string;
  count: number;
  /** Of these, how many found nobody. */
  missCount: number;
}

export interface ReceivedInquiries {
  /** The newest first. */
  inquiries: Inquiry[];
  /** On all pages. */
  total: number;
  /** Of every municipality, whichever is listed; the most first. */
  askers: AskerCount[];
}

/** 受けた照会の一覧: every inquiry other municipalities have made about people here, hit or miss. */
export function listReceived(
  register: Register,
  municipalityCode: string,
  { filter, limit, offset }: { filter: ReceivedFilter; limit: number; offset: number },
): Promise<ReceivedInquiries> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const received = isReceived(municipalityCode, filter);
    const { otherCode } = filter;
    const rows = await inquiryColumns(tx).where(received)
      .$if(otherCode !== undefined, (query) => query.where("other_code", "=", otherCode!))
      .orderBy("asked_at", "desc").orderBy("id", "desc").limit(limit).offset(offset).execute();
    const askers = await countAskers(tx, received);
    const total = askers.filter((asker) => !otherCode || asker.otherCode === otherCode)
      .reduce((sum, { count }) => sum + count, 0);
    return { inquiries: rows.map(inquiryOf), total, askers };
  });
}

function countAskers(
  tx: MunicipalityTransaction,
  received: RawBuilder<boolean>,
): Promise<AskerCount[]> {
  return tx.selectFrom("inquiry")
    .select("other_code as otherCode")
    .select(sql<number>`count(*)::integer`.as("count"))
    .select(sql<number>`(count(*) filter (where finding = 'none'))::integer`.as("missCount"))
    .where(received)
    .groupBy("other_code").orderBy("count", "desc").orderBy("other_code")
    .execute();
}

function isReceived(code: string, { finding, period: { from, to } }: ReceivedFilter) {
  const midnight = (day: string) => sql`(${day}::date::timestamp at time zone 'Asia/Tokyo')`;
  return sql<boolean>`municipality_code = ${code} and side = 'asked'
    ${finding ? sql`and finding = ${finding}` : sql``}
    ${from ? sql`and asked_at >= ${midnight(from)}` : sql``}
    ${to ? sql`and asked_at < ${midnight(to)} + interval '1 day'` : sql``}`;
}
