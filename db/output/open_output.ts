import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { MunicipalityCode } from "../../domain/municipality/municipality_code.ts";
import type { OutputKind } from "../../domain/output/output_kind.ts";
import { recordAct } from "../audit.ts";
import type { Database } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { copyCsv } from "./copy_csv.ts";
import { OUTPUT_HEADER, outputQuery } from "./output_query.ts";

export interface OutputRequest {
  kind: OutputKind;
  /** Whether the first row names the columns. */
  header: "with_header" | "without_header";
}

/** Starts a file of データ出力: UTF-8 without BOM, CRLF, streamed as PostgreSQL finds the rows. */
export async function openOutput(
  database: Database,
  act: Act,
  request: OutputRequest,
): Promise<ReadableStream<Uint8Array>> {
  const municipality_code = MunicipalityCode.parse(act.actor.municipalityCode);
  const id = uuid();
  await inMunicipality(database.register, municipality_code, async (tx) => {
    await tx.insertInto("output").values({
      municipality_code,
      id,
      kind: request.kind,
      made_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
    }).execute();
    await recordAct(tx, municipality_code, {
      by: act,
      entry: {
        act: "output_made",
        subject: { kind: "output", id },
        detail: { kind: request.kind },
      },
    });
  });
  const heading = request.header === "with_header" ? OUTPUT_HEADER.join(",") + "\r\n" : "";
  return copyCsv(database.address, {
    municipalityCode: municipality_code,
    query: outputQuery(request.kind, municipality_code),
    heading,
    finished: (rowCount) =>
      inMunicipality(database.register, municipality_code, async (tx) => {
        await tx.updateTable("output")
          .where("municipality_code", "=", municipality_code).where("id", "=", id)
          .set({ row_count: rowCount, finished_at: new Date() }).execute();
      }),
  });
}

/** Past outputs, newest first. */
export function listOutputs(database: Database, municipalityCode: string, limit: number) {
  return inMunicipality(
    database.register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("output")
        .select(["id", "kind", "made_at as madeAt", "login_id as loginId"])
        .select(["row_count as rowCount"])
        .where("municipality_code", "=", municipalityCode)
        .orderBy("made_at", "desc").limit(limit).execute(),
  );
}
