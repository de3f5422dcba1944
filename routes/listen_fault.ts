import type { Configuration } from "../domain/configuration.ts";
import { OperatorError } from "../domain/operator_error.ts";

/** Which setting to change when the server cannot listen; any other error as it is. */
export function listenFault(error: unknown, { HOST, PORT }: Configuration): unknown {
  if (error instanceof Deno.errors.AddrInUse) {
    return new OperatorError(
      `ポート ${PORT} は使用中です。環境変数 PORT に別の番号を指定してください。`,
    );
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return new OperatorError(
      `ポート ${PORT} を使う権限がありません。環境変数 PORT に1024以上の番号を指定してください。`,
    );
  }
  const isUnknownHost = error instanceof Error && /lookup address/.test(error.message);
  if (isUnknownHost || error instanceof Deno.errors.AddrNotAvailable) {
    return new OperatorError(
      `アドレス ${HOST} はこの機械にありません。環境変数 HOST の値を確かめてください。`,
    );
  }
  return error;
}
