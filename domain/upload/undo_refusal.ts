import type { UploadState } from "./upload_state.ts";

/** Why an upload in this state cannot be taken back. */
export const UNDO_REFUSALS: Record<Exclude<UploadState, "applied">, string> = {
  receiving: "ファイルの受信中です。登録はまだ行っていないため、取り消すものがありません。",
  received: "ファイルの確認中です。登録はまだ行っていないため、取り消すものがありません。",
  checked: "まだ登録していないファイルです。登録しないときは、確認画面で取り消してください。",
  approved: "登録中です。登録が終わってから取り消してください。",
  failed: "登録していないファイルのため、取り消すものがありません。",
  cancelled: "登録せずに取り消したファイルのため、取り消すものがありません。",
  undoing: "この登録は取り消している途中です。終わるまでお待ちください。",
  undone: "この登録はすでに取り消しています。",
};
