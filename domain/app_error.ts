/** Why a request cannot be done, as the user is told it; everything else thrown is our mistake. */
export type AppErrorKind =
  | "not_found"
  | "conflict"
  | "forbidden"
  | "too_large"
  | "unreadable"
  | "timed_out"
  | "too_many"
  /** The database is gone or full: nobody's mistake, and over some time later. */
  | "unavailable"
  /** More is asked for than can be done in time. */
  | "busy";

export class AppError extends Error {
  /** `message` is a Japanese sentence for the screen, without personal data. */
  constructor(readonly kind: AppErrorKind, message: string) {
    super(message);
    this.name = "AppError";
  }
}
