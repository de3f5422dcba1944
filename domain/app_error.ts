/** Why a request cannot be done, as the user is told it; everything else thrown is our mistake. */
export type AppErrorKind =
  | "not_found"
  | "conflict"
  | "forbidden"
  | "too_large"
  | "unreadable"
  | "timed_out"
  | "too_many";

export class AppError extends Error {
  /** `message` is a Japanese sentence for the screen, without personal data. */
  constructor(readonly kind: AppErrorKind, message: string) {
    super(message);
    this.name = "AppError";
  }
}
