import { connect } from "../../db/connection.ts";
import { fictionalDoses } from "../../db/demo/fictional_doses.ts";
import { fictionalPeople } from "../../db/demo/fictional_people.ts";
import { insertDemoDoses } from "../../db/demo/insert_demo_doses.ts";
import { openOutput } from "../../db/output/open_output.ts";
import { outputQuery } from "../../db/output/output_query.ts";
import { BENCH_MUNICIPALITY, benchAct } from "./bench_act.ts";
import type { BenchDatabase } from "./bench_database.ts";
import { asTable, measure } from "./measurement.ts";

/** 予防接種台帳向け出力 of the people `benchUpload` registered, against COPY TO of the same query. */
export async function benchOutput(bench: BenchDatabase, people: number): Promise<string> {
  const doses = fictionalDoses({ people: fictionalPeople({ count: people, seed: 7 }), seed: 7 });
  await insertDemoDoses(bench.database.register, benchAct(), doses);
  const rows = new Set(doses.map((dose) => dose.ticketNumber)).size;
  const sql = connect(bench.address, "owner", 1);
  try {
    await sql`analyze`;
    const query = outputQuery("register", BENCH_MUNICIPALITY);
    const floor = await measure("reference: COPY TO of the same query", rows, async () => {
      const stream = await sql.unsafe(`copy (${query}) to stdout with (format csv)`).readable();
      stream.resume();
      await new Promise((done) => stream.once("end", done));
    });
    const output = await measure("register output, as it is downloaded", rows, async () => {
      const request = { kind: "register", header: "without_header" } as const;
      for await (const _ of await openOutput(bench.database, benchAct(), request));
    });
    return asTable("予防接種台帳向け出力", [floor, output]);
  } finally {
    await sql.end({ timeout: 0 });
  }
}
