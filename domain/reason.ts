import { z } from "zod";

/** The choice that says nothing by itself: it must be explained. */
export const OTHER_REASON = "その他";

const LONGEST_NOTE = 200;

/** The explanation beside a chosen reason, on one line and at most 200 characters; may be empty. */
export function reasonNote(label = "理由の説明") {
  return z.string().trim()
    .max(LONGEST_NOTE, `${label}は${LONGEST_NOTE}文字以内で入力してください。`)
    .regex(/^\P{Cc}*$/u, `${label}から改行やタブを取り除いてください。`);
}

/** For `superRefine`: 「その他」 in the field `choice` wants its explanation in the field `note`. */
export function explained<Fields extends object>(
  choice: keyof Fields & string,
  note: keyof Fields & string,
  message = "「その他」を選んだときは、理由の説明を入力してください。",
): (fields: Fields, context: z.RefinementCtx) => void {
  return (fields, context) => {
    if (fields[choice] !== OTHER_REASON || fields[note] !== "") return;
    context.addIssue({ code: "custom", path: [note], message });
  };
}

/** "予診票を確認した", "その他：本人に電話で確認した" */
export function reasonWithNote(choice: string, note: string): string {
  return note === "" ? choice : `${choice}：${note}`;
}
