import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import type { Sql } from "postgres";
import type { Database } from "../../../db/database.ts";
import { sealTotpSecret } from "../../../db/factor/totp_secret.ts";
import type { KeyRing } from "../../../db/sealing/key_ring.ts";
import { myNumberSealer } from "../../../db/sealing/my_number_sealer.ts";
import { nameOf } from "../../../db/sealing/sealed_by.ts";
import { openBytes } from "../../../db/sealing/sealed_bytes.ts";
import { SEALED_COLUMNS } from "../../../db/sealing/sealed_columns.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { aMunicipality, anAct } from "../an_act.ts";
import { anIncomer, receiveIncomers } from "../batch/a_batch.ts";
import { aCorrection } from "../correction/a_correction.ts";
import { output } from "../output/an_output.ts";
import { anAccount } from "../session/an_account.ts";
import { aCase } from "../transfer/a_case.ts";
import { aMyNumber, aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";

const ADDED = ["k2", "k3", "k4", "k5"];

/** The tests' ring with others added, and one of them in front. */
export function aRotatedRing(first: string): KeyRing {
  const { sealing: [test], index } = aKeyRing();
  const added = ADDED.map((id) => ({ id, key: new Uint8Array(32).fill(id.charCodeAt(1)) }));
  const sealing = [test!, ...added].toSorted((one, other) =>
    Number(other.id === first) - Number(one.id === first)
  );
  return { index, sealing };
}

/** The ring once its old keys are retired. */
export function newestOf({ sealing, index }: KeyRing): KeyRing {
  return { index, sealing: sealing.slice(0, 1) };
}

/** Leaves something in every sealed column, by ordinary use where there is one. */
export async function sealEverywhere(database: Database, owner: Sql): Promise<void> {
  const act = anAct();
  const { correcting } = await aCorrection(database, act);
  await correcting.person({ familyName: "鈴木" });
  await correcting.update();
  await correcting.person({}, { kind: "typed", myNumber: aMyNumber(720_000_001) });
  await upload(database, act, { content: [aRecipient()] });
  await output(database, act);
  const other = aMunicipality();
  const asked = { municipality: other, myNumber: aMyNumber(720_000_002), consent: "1" };
  await receiveIncomers(database, act, [anIncomer(asked)]);
  const asking = act.actor.municipalityCode;
  const about = { kind: "my_number" as const, myNumber: aMyNumber(720_000_003) };
  await aCase(database, { asking, asked: other, about });
  const { id } = await anAccount(database.gate);
  const secret = sealTotpSecret(aKeyRing(), "JBSWY3DPEHPK3PXP", id);
  await owner`
    insert into totp (account_id, secret_sealed, last_step, created_at)
    values (${id}, ${Buffer.from(secret)}, 0, now())`;
}

/** Everything sealed, opened with these keys, in one order whatever sealed it: name, place, plain. */
export async function openEverything(owner: Sql, keys: KeyRing): Promise<string[]> {
  const opened: string[] = [];
  for (const each of SEALED_COLUMNS) {
    const { table, column, from, context } = each;
    const rows = await owner.unsafe(
      `select ${from.map((name) => `"${name}"::text`)}, "${column}" as sealed from "${table}"
      where "${column}" is not null`,
    );
    for (const { sealed, ...row } of rows) {
      const place = context(row);
      const plain = openBytes(keys, sealed, place).toString("base64");
      opened.push(`${nameOf(each)} ${place} ${plain}`);
    }
  }
  return opened.toSorted();
}

/** That every My Number in the register and its history opens, and is the one it is found by. */
export async function checkNumbers(owner: Sql, keys: KeyRing, code: string): Promise<void> {
  const { open, index } = myNumberSealer(keys);
  for (const table of ["recipient", "recipient_history"]) {
    const rows = await owner`
      select resident_number_key as key, my_number_sealed as sealed, my_number_index as found_by
      from ${owner(table)} where municipality_code = ${code} and my_number_sealed is not null`;
    for (const { key, sealed, found_by } of rows) {
      const number = open(sealed, { municipalityCode: code, residentNumberKey: key });
      assert.deepEqual(Buffer.from(found_by), Buffer.from(index(number, code)), table);
    }
  }
}
