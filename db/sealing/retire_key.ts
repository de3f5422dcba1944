import { Buffer } from "node:buffer";
import type { Sql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import { operatorVisit } from "../account/operator_visit.ts";
import { recordVisit } from "../audit.ts";
import { confirmKeys } from "./confirm_keys.ts";
import { alone, type KeyOffice } from "./key_office.ts";
import { type KeyRing, loadKeyRing, replaceKeyFile } from "./key_ring.ts";
import { countSealed, nameOf } from "./sealed_by.ts";
import { sealedHead } from "./sealed_bytes.ts";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed_columns.ts";

/**
 * Takes a key that seals nothing any more out of the key file. PostgreSQL itself holds the proof: a
 * constraint on every sealed column refuses what this key has sealed, and is checked against every
 * row that is there. Throws an `OperatorError` when the key is in use, or not to be retired.
 */
export function retireKey(office: KeyOffice, id: string, at: Date): Promise<void> {
  const { owner, gate, keyFile } = office;
  return alone(office, async () => {
    const keys = await loadKeyRing(keyFile);
    await confirmKeys(gate, keys);
    refuseNeeded(keys, id);
    await refuseSealing(owner, id);
    await forbid(owner, id);
    // Before the file: a server that finds the key gone from it then knows that it need not be there.
    await owner`update sealing_key set retired_at = ${at} where purpose = ${`sealing:${id}`}`;
    const sealing = keys.sealing.filter((key) => key.id !== id);
    await replaceKeyFile(keyFile, { ...keys, sealing });
    const visit = operatorVisit({ municipalityCode: null }, at);
    await recordVisit(gate, visit, { act: "key_retired", detail: { key: id } });
  });
}

function refuseNeeded({ sealing }: KeyRing, id: string): void {
  if (!sealing.some((key) => key.id === id)) {
    throw new OperatorError(`鍵 ${id} は鍵ファイルにありません。keys list で確かめてください。`);
  }
  if (sealing[0]!.id !== id) return;
  throw new OperatorError(
    `鍵 ${id} は今使っている鍵です。先に keys add と keys rotate を実行してください。`,
  );
}

async function refuseSealing(owner: Sql, id: string): Promise<void> {
  const left = (await countSealed(owner)).filter(({ keyId }) => keyId === id);
  if (left.length === 0) return;
  const lines = left.map((each) => `${nameOf(each)}: ${each.count}件`);
  throw new OperatorError(inUse(id, lines.join("\n")));
}

function inUse(id: string, where: string): string {
  return `鍵 ${id} で封じた値が残っているので廃止できません。keys rotate を実行してください。\n${where}`;
}

const VIOLATED = "23514";

/** From here on no row that this key sealed can come in; then that none is there is checked. */
async function forbid(owner: Sql, id: string): Promise<void> {
  for (const column of SEALED_COLUMNS) await addConstraint(owner, column, id);
  for (const column of SEALED_COLUMNS) {
    try {
      const { table, name } = constraint(column, id);
      await owner.unsafe(`alter table ${table} validate constraint ${name}`);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === VIOLATED)) throw error;
      await allow(owner, id);
      throw new OperatorError(inUse(id, nameOf(column)));
    }
  }
}

async function allow(owner: Sql, id: string): Promise<void> {
  for (const column of SEALED_COLUMNS) {
    const { table, name } = constraint(column, id);
    await owner.unsafe(`alter table ${table} drop constraint if exists ${name}`);
  }
}

const NOT_AT_ONCE = "55P03";
const ATTEMPTS = 60;

/** The table is asked for a second at a time: nobody queues behind a long upload because of this. */
async function addConstraint(owner: Sql, column: SealedColumn, id: string): Promise<void> {
  const { table, name, check } = constraint(column, id);
  for (let attempt = 1;; attempt++) {
    try {
      await owner.begin(async (tx) => {
        await tx`set local lock_timeout = '1s'`;
        await tx.unsafe(`alter table ${table} drop constraint if exists ${name}`);
        await tx.unsafe(`alter table ${table} add constraint ${name} check (${check}) not valid`);
      });
      return;
    } catch (error) {
      const isBusy = error instanceof Error && "code" in error && error.code === NOT_AT_ONCE;
      if (!isBusy) throw error;
      if (attempt < ATTEMPTS) continue;
      await allow(owner, id);
      throw new OperatorError(
        `${
          nameOf(column)
        } を使う処理が続いています。データ登録などが終わってからやり直してください。`,
      );
    }
  }
}

function constraint({ table, column }: SealedColumn, id: string) {
  const head = sealedHead(id);
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  return {
    table: quoted(table),
    name: quoted(`${table}_not_sealed_by_${Buffer.from(id).toString("hex").slice(0, 24)}`),
    check: `substring(${quoted(column)} from 1 for ${head.length}) <> '\\x${head.toString("hex")}'`,
  };
}
