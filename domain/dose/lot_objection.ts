import { formatDate, type PlainDate } from "../date/plain_date.ts";
import type { ExaminationMasters } from "../finding/examined_record.ts";
import { lotStanding } from "./lot_standing.ts";

/** "refused": no session may give it. "caution": it may, once somebody has looked at the vial. */
export interface LotObjection {
  level: "refused" | "caution";
  message: string;
}

/** A lot about to be given to everybody who comes, and the day. */
export interface PresetLot {
  vaccineCode: string | null;
  /** "" when it is filled in person by person. */
  lotNumber: string;
  day: PlainDate;
}

/** What speaks against it before the first person: stricter than at one person's registration. */
export function lotObjection(
  { vaccineCode, lotNumber, day }: PresetLot,
  masters: ExaminationMasters,
): LotObjection | undefined {
  const lot = lotStanding({ vaccineCode, lotNumber: lotNumber || null }, masters);
  switch (lot?.kind) {
    case "of_other":
      return refused(
        `ロットNo. ${lotNumber}は${lot.otherMakers.join("・")}のロットですが、選んだワクチンは` +
          `${lot.maker}です。シールを見て、ワクチンかロットNo.を直してください。`,
      );
    case "known":
      if (lot.expiresOn === null || day <= lot.expiresOn) return undefined;
      return refused(
        `ロットNo. ${lotNumber}の有効期限（${formatDate(lot.expiresOn)}）が、` +
          `接種日（${formatDate(day)}）より前です。使わずに、ほかのロットを設定してください。` +
          "期限の登録が誤っているときは、自治体が「ワクチン・ロットの管理」で直せます。",
      );
    case "unknown":
      return {
        level: "caution",
        message: `ロットNo. ${lotNumber}は、${lot.maker}のロット一覧にありません。` +
          "シールのとおりか、1文字ずつ確かめてください。",
      };
    default:
      return undefined;
  }
}

function refused(message: string): LotObjection {
  return { level: "refused", message };
}
