import { Buffer } from "node:buffer";
import { hkdfSync } from "node:crypto";
import { z } from "zod";
import { OperatorError } from "../../domain/operator_error.ts";
import { fingerprintOf } from "../sealing/confirm_keys.ts";
import type { KeyRing } from "../sealing/key_ring.ts";

/** A key by what it is for ("index", "sealing:k1") and what tells it from any other. */
export const NamedKey = z.object({ purpose: z.string(), fingerprint: z.string() });
export type NamedKey = z.infer<typeof NamedKey>;

/** The name of the key that seals now: of backups, too. */
export function sealingKeyName(keys: KeyRing): NamedKey {
  const [{ id, key }] = keys.sealing as [KeyRing["sealing"][number]];
  return { purpose: `sealing:${id}`, fingerprint: hex(fingerprintOf(key)) };
}

/**
 * The key of one backup alone: from the sealing key with this fingerprint, whatever its id is now.
 * Throws an `OperatorError` when the ring has no such key.
 */
export function backupKey(keys: KeyRing, sealedBy: NamedKey, salt: Uint8Array): Uint8Array {
  const found = keys.sealing.find(({ key }) => hex(fingerprintOf(key)) === sealedBy.fingerprint);
  if (!found) throw missing([sealedBy], keys);
  return new Uint8Array(hkdfSync("sha256", found.key, salt, "VRS backup", 32));
}

/** Throws an `OperatorError` that names every key which is not in the ring. */
export function refuseMissingKeys(keys: KeyRing, needed: readonly NamedKey[]): void {
  const ours = [keys.index, ...keys.sealing.map(({ key }) => key)].map((key) =>
    hex(fingerprintOf(key))
  );
  const absent = needed.filter(({ fingerprint }) => !ours.includes(fingerprint));
  if (absent.length > 0) throw missing(absent, keys);
}

function missing(absent: readonly NamedKey[], { path }: KeyRing): OperatorError {
  const names = absent.map(({ purpose, fingerprint }) =>
    `${purpose}（指紋 ${fingerprint.slice(0, 16)}）`
  );
  return new OperatorError(
    `このバックアップに要る鍵が、鍵ファイル ${path ?? ""} にありません: ${names.join("、")}。` +
      "バックアップを取ったときの鍵ファイルを VRS_KEY_FILE に指定してください。",
  );
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
