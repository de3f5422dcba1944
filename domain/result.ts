/** What a rule answers: a value, or the Japanese sentence that tells the user what to do. */
export type Result<Value> = Success<Value> | Failure;
export type Success<Value> = { ok: true; value: Value };
export type Failure = { ok: false; message: string };

export function success<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function failure(message: string): Failure {
  return { ok: false, message };
}
