import { AppError } from "../../domain/app_error.ts";
import type { OutputChoice } from "../../domain/output/output_choice.ts";
import type { MadeOutput } from "../../domain/output/output_manifest.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** An output: what it was asked to be, and what became of it. */
export interface OutputRecord extends OutputChoice {
  id: string;
  state: "waiting" | "done" | "failed";
  madeAt: Date;
  loginId: string;
  /** Null until it is done, as all that follows; outputs before the files were kept have no file. */
  fileName: string | null;
  rowCount: number | null;
  byteCount: number | null;
  sha256: Uint8Array | null;
  lossCount: number | null;
  failure: string | null;
  takenAt: Date | null;
  takenBy: string | null;
  /** Of the scope "changed": when the output before it was made, if there was one. */
  baseMadeAt: Date | null;
}

/** Past outputs, newest first. */
export function listOutputs(
  register: Register,
  municipalityCode: string,
  limit: number,
): Promise<OutputRecord[]> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const rows = await selectOutputs(tx, municipalityCode)
      .orderBy("output.made_at", "desc").orderBy("output.id", "desc").limit(limit).execute();
    return rows.map(recordOf);
  });
}

export function findOutput(
  register: Register,
  municipalityCode: string,
  id: string,
): Promise<OutputRecord> {
  return inMunicipality(
    register,
    municipalityCode,
    async (tx) => await lookupOutput(tx, municipalityCode, id) ?? notFound(),
  );
}

/** One whose file is there. */
export async function findMadeOutput(
  register: Register,
  municipalityCode: string,
  id: string,
): Promise<OutputRecord & MadeOutput> {
  return asMade(await findOutput(register, municipalityCode, id));
}

/** The output, if its file is there. */
export function asMade(output: OutputRecord | undefined): OutputRecord & MadeOutput {
  if (!output) return notFound();
  const { fileName, rowCount, byteCount, sha256, lossCount } = output;
  if (fileName === null || rowCount === null || byteCount === null) return notFound();
  if (sha256 === null || lossCount === null) return notFound();
  return { ...output, fileName, rowCount, byteCount, sha256, lossCount };
}

export async function lookupOutput(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  id: string,
): Promise<OutputRecord | undefined> {
  const row = await selectOutputs(tx, municipalityCode).where("output.id", "=", id)
    .executeTakeFirst();
  return row && recordOf(row);
}

function notFound(): never {
  throw new AppError("not_found", "この出力はありません。一覧から選び直してください。");
}

function selectOutputs(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("output").where("output.municipality_code", "=", municipalityCode)
    .leftJoin(
      "output as base",
      (join) =>
        join.onRef("base.municipality_code", "=", "output.municipality_code")
          .onRef("base.id", "=", "output.base_id"),
    )
    .select(["output.id", "output.kind", "output.scope", "output.encoding", "output.header"])
    .select(["output.period_basis", "output.period_from", "output.period_to"])
    .select(["output.dose_count as doseCount", "output.state", "output.made_at as madeAt"])
    .select(["output.login_id as loginId", "output.file_name as fileName"])
    .select(["output.row_count as rowCount", "output.byte_count as byteCount", "output.sha256"])
    .select(["output.loss_count as lossCount", "output.failure", "output.taken_at as takenAt"])
    .select(["output.taken_by as takenBy", "base.made_at as baseMadeAt"]);
}

type SelectedOutput = Awaited<
  ReturnType<ReturnType<typeof selectOutputs>["executeTakeFirstOrThrow"]>
>;

function recordOf({ period_basis, period_from, period_to, ...row }: SelectedOutput): OutputRecord {
  const period = period_basis && { basis: period_basis, from: period_from, to: period_to };
  return { ...row, period };
}
