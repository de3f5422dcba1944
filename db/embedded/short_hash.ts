import { createHash } from "node:crypto";

/** Twelve hexadecimal digits of SHA-256: a short, stable name for a long path. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
