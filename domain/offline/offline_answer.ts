/** What the server says of one dose of the queue, or of the request as a whole. */
export type OfflineAnswer =
  /** `discarded`: nobody will register it. `open`: it was only looked for, and is not registered. */
  | { outcome: "registered" | "discarded" | "open" }
  /** Each reason is a sentence that says what to do. */
  | { outcome: "needs_person"; reasons: string[] }
  | { outcome: OfflineRefusal; message: string };

/**
 * Why nothing was judged. `stopped`: the account is, and whoever holds its key drops it. `unreadable`:
 * it never will be accepted as it is. `failed`: later it may.
 */
export type OfflineRefusal =
  | "signed_out"
  | "stopped"
  | "refused"
  | "other_account"
  | "operator_asked"
  | "unreadable"
  | "failed";

/** By which status an answer of another kind than JSON, or an error, is told from the others. */
export function refusalOfStatus(status: number): OfflineRefusal {
  switch (status) {
    case 400:
    case 413:
    case 422:
      return "unreadable";
    case 401:
      return "signed_out";
    case 403:
      return "refused";
    default:
      return "failed";
  }
}
