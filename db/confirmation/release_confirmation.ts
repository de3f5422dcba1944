import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { listConfirmations } from "./list_confirmations.ts";

interface Release {
  recipientId: string;
  confirmationId: string;
  reason: string;
}

/** 確認済みを解除する. Throws a conflict when somebody did so since the page was shown. */
export function releaseConfirmation(
  register: Register,
  act: Act,
  release: Release,
): Promise<void> {
  const code = act.actor.municipalityCode;
  const { recipientId, confirmationId, reason } = release;
  return inMunicipality(register, code, async (tx) => {
    const { numUpdatedRows } = await tx.updateTable("confirmation")
      .set({
        released_at: act.at,
        released_login_id: act.actor.loginId,
        release_reason: reason,
      })
      .where("municipality_code", "=", code).where("recipient_id", "=", recipientId)
      .where("id", "=", confirmationId)
      .where("released_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw await notReleased(tx, code, release);
    const subject = { kind: "recipient" as const, id: recipientId };
    await recordAct(tx, code, { by: act, entry: { act: "record_released", subject } });
  });
}

async function notReleased(
  tx: MunicipalityTransaction,
  code: string,
  { recipientId, confirmationId }: Release,
): Promise<AppError> {
  const all = await listConfirmations(tx, code, recipientId);
  const shown = all.find(({ id }) => id === confirmationId);
  if (!shown?.release) {
    return new AppError("not_found", "この記録は確認済みになっていません。");
  }
  const { at, loginId } = shown.release;
  const by = `この確認済みは、${formatDateTime(at)}に${loginId}が解除しています。`;
  const isConfirmedAgain = all.some(({ release }) => release === null);
  return new AppError(
    "conflict",
    isConfirmedAgain ? `${by}そのあと、もう一度確認済みになりました。` : by,
  );
}
