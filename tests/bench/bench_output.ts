import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { connect } from "../../db/connection.ts";
import { openChange } from "../../db/change.ts";
import type { Database } from "../../db/database.ts";
import { OUTPUT_SETTINGS } from "../../db/output/copy_rows.ts";
import { findOutput } from "../../db/output/output_records.ts";
import { outputQuery } from "../../db/output/output_query.ts";
import { requestOutput } from "../../db/output/request_output.ts";
import { inMunicipality } from "../../db/tenant.ts";
import { type OutputChoice, specifiedOutput } from "../../domain/output/output_choice.ts";
import { BENCH_MUNICIPALITY, benchAct } from "./bench_act.ts";
import type { BenchServer } from "./bench_server.ts";
import { asTable, measureInTurn } from "./measurement.ts";

const ROUNDS = 3;

/**
 * 予防接種台帳向け出力 of the people who are registered, each with two doses, from the request to the
 * kept file, against COPY TO of the same query under the same settings, its rows thrown away.
 */
export async function benchOutput(
  { address, database }: Pick<BenchServer, "address" | "database">,
): Promise<string> {
  await fillDoses(database);
  const owner = connect(address, "owner", 1);
  await owner`vacuum analyze`;
  await owner.end();
  const copy = () => copyToNowhere({ address });
  const rows = await copy();
  const specified = specifiedOutput("register");
  const measured = await measureInTurn(ROUNDS, [
    { what: "reference: COPY TO of the same query", rows, work: copy },
    { what: "register output", rows, work: () => make(database, specified) },
    {
      what: "register output in Shift_JIS",
      rows,
      work: () => make(database, { ...specified, encoding: "shift_jis" }),
    },
  ]);
  return asTable("予防接種台帳向け出力", measured);
}

/** Answers the number of rows. */
async function copyToNowhere({ address }: Pick<BenchServer, "address">): Promise<number> {
  const query = outputQuery({
    ...specifiedOutput("register"),
    municipalityCode: BENCH_MUNICIPALITY,
  });
  const connection = connect(address, "vrs_app", 1);
  try {
    const reserved = await connection.reserve();
    await reserved.unsafe(`begin isolation level repeatable read read only;
      set local vrs.municipality = '${BENCH_MUNICIPALITY}'; ${OUTPUT_SETTINGS}`);
    const stream = await reserved.unsafe(`copy (${query}) to stdout with (format csv)`).readable();
    let rows = 0;
    stream.on("data", () => rows++);
    await new Promise((done) => stream.once("end", done));
    return rows;
  } finally {
    await connection.end({ timeout: 0 });
  }
}

/** The file as the server's jobs make it. */
async function make({ register }: Database, choice: OutputChoice): Promise<void> {
  const id = await requestOutput(register, benchAct(), choice);
  for (;;) {
    const { state } = await findOutput(register, BENCH_MUNICIPALITY, id);
    if (state === "done") return;
    if (state === "failed") throw new Error("the output failed");
    await delay(20);
  }
}

function fillDoses({ register }: Database): Promise<void> {
  const act = benchAct();
  return inMunicipality(register, BENCH_MUNICIPALITY, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx); // two million take longer than a page may
    const changeId = await openChange(tx, BENCH_MUNICIPALITY, { act, kind: "upload" });
    await sql`
      insert into dose (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on,
        venue_name, doctor_name, vaccine_code, vaccine_maker, lot_number, place_code, source,
        registered_at, account_id, change_id)
      select municipality_code, gen_random_uuid(), ticket_number, 'vaccination', number,
        date '2021-05-01' + (hashtext(ticket_number) & 63) + 21 * number,
        (array['浦島市民ホール', 'みなと総合体育館', '中央保健センター', 'はまかぜクリニック'])
          [1 + (hashtext(ticket_number) & 3)],
        '医師　花子', 'pfizer', 'ファイザー', 'EY' || 5000 + (hashtext(ticket_number) & 511),
        municipality_code, 'upload', now(), ${act.actor.accountId}::uuid, ${changeId}::uuid
      from ticket, generate_series(1, 2) as number
      where municipality_code = ${BENCH_MUNICIPALITY} and resident_number_key is not null
      on conflict do nothing`.execute(tx);
  });
}
