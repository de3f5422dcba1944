import type { Act } from "../../domain/account/act.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** One step, as the manual has it, or a review of every file. */
export type UploadSteps = "one_step" | "always_review";

/** Whether a file without any doubt is registered in one step, as the manual has it. */
export async function appliesCleanFiles(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<boolean> {
  const setting = await tx.selectFrom("municipality_setting").select("applies_clean_files")
    .where("municipality_code", "=", municipalityCode).executeTakeFirst();
  return setting?.applies_clean_files ?? false;
}

/** How the municipality wants its files registered. */
export function lookupUploadSteps(
  register: Register,
  municipalityCode: string,
): Promise<UploadSteps> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    return await appliesCleanFiles(tx, municipalityCode) ? "one_step" : "always_review";
  });
}

/** Chooses between one step and a review of every file. */
export function chooseUploadSteps(
  register: Register,
  act: Act,
  steps: UploadSteps,
): Promise<void> {
  const { municipalityCode } = act.actor;
  return inMunicipality(register, municipalityCode, async (tx) => {
    await tx.insertInto("municipality_setting")
      .values({
        municipality_code: municipalityCode,
        applies_clean_files: steps === "one_step",
      })
      .onConflict((conflict) =>
        conflict.column("municipality_code").doUpdateSet({
          applies_clean_files: steps === "one_step",
        })
      ).execute();
    await recordAct(tx, municipalityCode, {
      by: act,
      entry: { act: "upload_setting_changed", detail: { steps } },
    });
  });
}
