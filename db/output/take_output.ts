import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import type { OutputEncoding } from "../../domain/output/output_choice.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import type { Sealers } from "../sealing/sealers.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import type { OutputPlace } from "./output_file.ts";
import { asMade, lookupOutput } from "./output_records.ts";

/** What downloads need: the register, and the keys of what it keeps. */
export interface OutputOffice {
  register: Register;
  sealers: Sealers;
}

export interface TakenOutput {
  fileName: string;
  encoding: OutputEncoding;
  byteCount: number;
  body: ReadableStream<Uint8Array>;
}

/**
 * Hands a file out. Every time is audited; from the first on the output counts as given, and "changed
 * since" counts from it.
 */
export async function takeOutput(
  { register, sealers }: OutputOffice,
  act: Act,
  outputId: string,
): Promise<TakenOutput> {
  const municipalityCode = act.actor.municipalityCode;
  const { fileName, encoding, byteCount } = await inMunicipality(
    register,
    municipalityCode,
    async (tx) => {
      const output = asMade(await lookupOutput(tx, municipalityCode, outputId));
      await refuseErased(tx, { municipalityCode, outputId, byteCount: output.byteCount });
      await tx.updateTable("output").where("municipality_code", "=", municipalityCode)
        .where("id", "=", outputId).where("taken_at", "is", null)
        .set({ taken_at: act.at, taken_by: act.actor.loginId }).execute();
      await recordAct(tx, municipalityCode, {
        by: act,
        entry: { act: "output_taken", subject: { kind: "output", id: outputId } },
      });
      return output;
    },
  );
  const body = outputPieces({ register, sealers }, { municipalityCode, outputId });
  return { fileName, encoding, byteCount, body };
}

/** The history of an output stays longer than its file (`VRS_FILE_DAYS`). */
async function refuseErased(
  tx: MunicipalityTransaction,
  { municipalityCode, outputId, byteCount }: OutputPlace & { byteCount: number },
): Promise<void> {
  if (byteCount === 0) return;
  const piece = await tx.selectFrom("output_chunk").select("position")
    .where("municipality_code", "=", municipalityCode).where("output_id", "=", outputId)
    .where("position", "=", 0).executeTakeFirst();
  if (!piece) throw new AppError("not_found", FILE_ERASED);
}

const FILE_ERASED = "このファイルは保存期間を過ぎたため消去しました。出力の履歴は残っています。" +
  "必要なら、もう一度作成してください。";

/** Piece by piece as the reader comes along, each in a transaction of its own: a slow one holds none. */
function outputPieces(
  { register, sealers }: OutputOffice,
  place: OutputPlace,
): ReadableStream<Uint8Array> {
  const { municipalityCode, outputId } = place;
  let position = 0;
  return new ReadableStream({
    async pull(controller) {
      const chunk = await inMunicipality(
        register,
        municipalityCode,
        (tx) =>
          tx.selectFrom("output_chunk").select("sealed")
            .where("municipality_code", "=", municipalityCode)
            .where("output_id", "=", outputId).where("position", "=", position)
            .executeTakeFirst(),
      );
      if (!chunk) return controller.close();
      controller.enqueue(sealers.files.open(chunk.sealed, { ...place, position }));
      position++;
    },
  }, { highWaterMark: 0 });
}
