import type { Sql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import type { KeyRing } from "./key_ring.ts";
import { resealColumn } from "./reseal_column.ts";
import { countSealed, nameOf, type SealedCount } from "./sealed_by.ts";
import { SEALED_COLUMNS } from "./sealed_columns.ts";

/** Rows that were being changed are free again by then, or a long upload holds them. */
const ROUNDS = 20;
const BETWEEN_ROUNDS_MS = 500;

export interface Rotation {
  /** Values that were re-sealed. */
  count: number;
  /** The proof: how many values each key seals, counted at the end. */
  sealed: SealedCount[];
}

/**
 * Re-seals with the ring's first key whatever another key has sealed, while servers work on. What
 * they copy meanwhile from a history still has the former key, so it goes round until nothing is
 * left. Throws an `OperatorError` that says where something stays behind.
 */
export async function rotateKeys(
  owner: Sql,
  keys: KeyRing,
  tell: (line: string) => void,
): Promise<Rotation> {
  let count = 0;
  let unopened: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    unopened = [];
    for (const column of SEALED_COLUMNS) {
      const name = nameOf(column);
      const resealed = await resealColumn(owner, { keys, column }, ({ count }) => {
        if (count > 0) tell(`${name}: ${count.toLocaleString("ja-JP")}件を封じ直しました`);
      });
      count += resealed.count;
      if (resealed.unopened > 0) unopened.push(`${name}: ${resealed.unopened}件`);
    }
    const sealed = await countSealed(owner);
    if (unopened.length === 0 && leftBehind(sealed, keys).length === 0) return { count, sealed };
    if (unopened.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_ROUNDS_MS));
  }
  const left = leftBehind(await countSealed(owner), keys);
  throw new OperatorError(unopened.length > 0 ? cannotOpen(unopened) : stillHeld(left));
}

function leftBehind(sealed: readonly SealedCount[], keys: KeyRing): SealedCount[] {
  return sealed.filter(({ keyId }) => keyId !== keys.sealing[0]!.id);
}

function cannotOpen(unopened: readonly string[]): string {
  return "鍵ファイルの鍵では開けない値が残っています。別の行から写されたか、壊れています。" +
    `古い鍵は廃止できません。\n${unopened.join("\n")}`;
}

function stillHeld(left: readonly SealedCount[]): string {
  const lines = left.map((each) => `${nameOf(each)}: ${each.count}件（鍵 ${each.keyId}）`);
  return "処理中のデータがあり、封じ直せていない値が残っています。" +
    `データ登録などが終わってから、もう一度 keys rotate を実行してください。\n${lines.join("\n")}`;
}
