import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { connect } from "../../db/connection.ts";
import { fictionalPeople } from "../../db/demo/fictional_people.ts";
import { toRecipientCsv } from "../../db/demo/recipient_csv.ts";
import { sealersWith } from "../../db/sealing/sealers.ts";
import { applyUpload } from "../../db/upload/apply_upload.ts";
import { receiveUpload } from "../../db/upload/receive_upload.ts";
import { BENCH_MUNICIPALITY, benchAct } from "./bench_act.ts";
import type { BenchDatabase } from "./bench_database.ts";
import { asTable, measure } from "./measurement.ts";

/**
 * 接種対象者登録 against the floor: COPY of the same file into a bare table with the keys and
 * indexes of `recipient` and `ticket`, without any check, sealing or history.
 */
export async function benchUpload(bench: BenchDatabase, rows: number): Promise<string> {
  const csv = new TextEncoder().encode(toRecipientCsv(fictionalPeople({ count: rows, seed: 7 })));
  const first = await measure("first registration", rows, () => upload(bench, csv));
  const again = await measure(
    "the same file again (all unchanged)",
    rows,
    () => upload(bench, csv),
  );
  const floor = await measure("reference: COPY into bare tables", rows, () => copy(bench, csv));
  return asTable("接種対象者登録", [floor, first, again]);
}

async function upload({ database }: BenchDatabase, bytes: Uint8Array): Promise<void> {
  const key = new Uint8Array(32).fill(1);
  const sealers = sealersWith({ sealing: [{ id: "bench", key }], index: key });
  const { register } = database;
  const file = { kind: "recipient" as const, mode: "keep_blank" as const, name: "b.csv", bytes };
  const id = await receiveUpload({ register, sealers }, benchAct(), file);
  await applyUpload({ register, sealers }, benchAct(), id);
}

async function copy({ address }: BenchDatabase, csv: Uint8Array): Promise<void> {
  const sql = connect(address, "owner", 1);
  try {
    await sql.unsafe(`
      create table floor_recipient (number text, my_number text, family_name text,
        given_name text, family_kana text, given_kana text, birth_date text, sex text,
        ticket text, flag text, municipality text default '${BENCH_MUNICIPALITY}',
        id uuid default gen_random_uuid(), primary key (municipality, number));
      create unique index on floor_recipient (municipality, id);
      create index on floor_recipient (municipality, family_kana, given_kana, birth_date);
      create index on floor_recipient (municipality, my_number);
      create table floor_ticket (municipality text, ticket text, number text,
        id uuid default gen_random_uuid(), primary key (municipality, ticket));
      create unique index on floor_ticket (municipality, id);
      create unique index on floor_ticket (municipality, number);`);
    const query = sql.unsafe(`copy floor_recipient (number, my_number, family_name, given_name,
      family_kana, given_kana, birth_date, sex, ticket, flag) from stdin with (format csv, header)`);
    await pipeline(Readable.from([csv]), await query.writable());
    await sql`insert into floor_ticket (municipality, ticket, number)
      select municipality, ticket, number from floor_recipient`;
  } finally {
    await sql.end();
  }
}
