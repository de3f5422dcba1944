import { createHmac } from "node:crypto";
import { OperatorError } from "../../domain/operator_error.ts";
import type { Gate } from "../database.ts";
import type { KeyRing } from "./key_ring.ts";

/**
 * Refuses to go on with other keys than those this database was sealed with: My Numbers sealed by
 * two different key files could never be found or opened together again.
 */
export async function confirmKeys(gate: Gate, keys: KeyRing): Promise<void> {
  const ours = [
    { purpose: "index", fingerprint: fingerprintOf(keys.index) },
    ...keys.sealing.map(({ id, key }) => ({
      purpose: `sealing:${id}`,
      fingerprint: fingerprintOf(key),
    })),
  ];
  await gate.transaction().execute(async (tx) => {
    // Ours first: behind another process's first start this waits, and then sees what it wrote.
    await tx.insertInto("sealing_key").values(ours)
      .onConflict((conflict) => conflict.doNothing()).execute();
    await refuseOtherKeys(tx, ours);
  });
}

/** Whether My Numbers may have been sealed here: new keys could then never open them. */
export async function hasKeys(gate: Gate): Promise<boolean> {
  const key = await gate.selectFrom("sealing_key").select("purpose").limit(1).executeTakeFirst();
  return key !== undefined;
}

interface Fingerprint {
  purpose: string;
  fingerprint: Buffer;
}

async function refuseOtherKeys(gate: Gate, ours: readonly Fingerprint[]): Promise<void> {
  const stored = await gate.selectFrom("sealing_key").selectAll().execute();
  const [sealing] = ours.filter(({ purpose }) => purpose !== "index");
  const isRetired = stored.some((key) => key.retired_at && key.purpose === sealing?.purpose);
  if (sealing && isRetired) throw new OperatorError(retired(sealing.purpose));
  for (const { purpose, fingerprint, retired_at } of stored) {
    const mine = ours.find((key) => key.purpose === purpose);
    if (retired_at && !mine) continue;
    if (mine?.fingerprint.equals(fingerprint)) continue;
    throw new OperatorError(
      `鍵ファイル（VRS_KEY_FILE）の鍵 ${purpose} が、このデータベースを封じた鍵と違います。` +
        "元の鍵ファイルを指定してください。",
    );
  }
}

function retired(purpose: string): string {
  return `鍵ファイル（VRS_KEY_FILE）の先頭の鍵 ${purpose} は、廃止された鍵です。` +
    "鍵を入れ替えた後の鍵ファイルを指定してください。";
}

/** Tells keys apart without giving them away. */
export function fingerprintOf(key: Uint8Array): Buffer {
  return createHmac("sha256", key).update("VRS key fingerprint").digest();
}
