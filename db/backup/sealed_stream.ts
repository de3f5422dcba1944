import { createHash } from "node:crypto";
import { z } from "zod";
import { NamedKey } from "./backup_key.ts";

/**
 * A backup from outside to inside:
 *
 * - the line `VRS BACKUP 1`;
 * - the header, one line of JSON: not secret, it says which keys are needed;
 * - pieces: four bytes of length (big-endian), the ciphertext, sixteen bytes of tag. AES-256-GCM
 *   under a key of this backup alone; the nonce is the piece's number and whether it is the last one
 *   (the STREAM construction: https://eprint.iacr.org/2015/189), so that pieces which are altered,
 *   exchanged, repeated or left out are refused; the header's digest is sealed in with each.
 */
export const FIRST_LINE = "VRS BACKUP 1\n";

export const BackupHeader = z.object({
  /** When it was begun; the same instant for all of its rows. */
  madeAt: z.iso.datetime(),
  sealedBy: NamedKey,
  /** All keys without which what is in it could not be opened, that one included. */
  needs: z.array(NamedKey),
  /** Hexadecimal; random for each backup. */
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const CIPHER = "aes-256-gcm";
export const TAG_BYTES = 16;
export const LENGTH_BYTES = 4;
export const LONGEST_HEADER = 64 * 1024;
/** Far more than anybody writes: what claims to be longer is damaged, and need not be held. */
export const LONGEST_PIECE = 8 * 1024 * 1024;

/** Of the `number`th piece, from 0. */
export function nonceOf(number: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setBigUint64(3, BigInt(number));
  view.setUint8(11, isLast ? 1 : 0);
  return nonce;
}

/** What is sealed in with every piece. */
export function headerDigest(header: Uint8Array): Uint8Array {
  return createHash("sha256").update(header).digest();
}
