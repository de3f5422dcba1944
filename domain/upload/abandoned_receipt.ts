import type { UploadState } from "./upload_state.ts";

/** Longer than 512 MB take over a line of 1 Mbit/s. */
const LONGEST_RECEIPT_MS = 6 * 60 * 60 * 1_000;

const ABANDONED =
  "ファイルの受信が途中で終わりました。何も登録していません。もう一度登録してください。";

interface Receipt {
  state: UploadState;
  failure: string | null;
  receivedAt: Date;
}

/**
 * An upload as it is shown: one whose server died while the file came in would be 受信中 for ever.
 * It is only shown as failed, never written: a sender that slow may yet finish.
 */
export function asShown<Upload extends Receipt>(upload: Upload, now: Date): Upload {
  const isAbandoned = upload.state === "receiving" &&
    now.getTime() - upload.receivedAt.getTime() > LONGEST_RECEIPT_MS;
  return isAbandoned ? { ...upload, state: "failed", failure: ABANDONED } : upload;
}
