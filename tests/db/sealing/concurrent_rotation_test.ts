import assert from "node:assert/strict";
import fc from "fast-check";
import type { Sql } from "postgres";
import { addKey } from "../../../db/sealing/add_key.ts";
import { confirmKeys } from "../../../db/sealing/confirm_keys.ts";
import { type KeyRing, replaceKeyFile } from "../../../db/sealing/key_ring.ts";
import { myNumberSealer } from "../../../db/sealing/my_number_sealer.ts";
import { reseal } from "../../../db/sealing/reseal.ts";
import { retireKey } from "../../../db/sealing/retire_key.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct } from "../an_act.ts";
import { lastChange, takeBack } from "../change/some_undo.ts";
import { aCorrection, Correcting } from "../correction/a_correction.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber } from "../upload/a_recipient.ts";
import { aKeyFile } from "./a_key_file.ts";
import { checkNumbers, newestOf } from "./a_sealed_register.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** A clerk whose server follows the key file, as a running one does. */
class FollowingClerk extends Correcting {
  /** The My Number the record should have now, and had before each correction. */
  readonly numbers: string[] = [];

  constructor(from: Correcting, readonly keys: KeyRing, first: string) {
    super(from.database, from.act, from.subject);
    this.numbers.push(first);
  }

  override get office() {
    return { register: this.database.register, myNumbers: myNumberSealer(this.keys) };
  }

  /** Whether what is staged could be written. */
  async writes(): Promise<boolean> {
    try {
      return (await this.updates()).ok;
    } catch (error) {
      assert.ok(error instanceof AppError, String(error));
      return false;
    }
  }
}

let numbersTaken = 730_000_000;

const STEPS: Record<string, (clerk: FollowingClerk) => Promise<void>> = {
  "another My Number": async (clerk) => {
    const myNumber = aMyNumber(++numbersTaken);
    await clerk.person({}, { kind: "typed", myNumber });
    if (await clerk.writes()) clerk.numbers.push(myNumber);
  },
  "another 個別宛名番号": async (clerk) => {
    await clerk.person({ residentNumber: String(++numbersTaken) });
    if (await clerk.writes()) clerk.numbers.push(clerk.numbers.at(-1)!);
  },
  "another name": async (clerk) => {
    await clerk.person({ familyName: `鈴木${++numbersTaken}` });
    if (await clerk.writes()) clerk.numbers.push(clerk.numbers.at(-1)!);
  },
  "take the last back": async (clerk) => {
    if (clerk.numbers.length < 2) return;
    const changeId = await lastChange(owner, clerk.act.actor.municipalityCode);
    if (await takeBack(clerk.database, clerk.act, changeId) === undefined) clerk.numbers.pop();
  },
};

const steps = fc.array(fc.constantFrom(...Object.keys(STEPS)), { minLength: 3, maxLength: 6 });

Deno.test("whatever clerks write while keys are added and rotated, every number stays theirs", async () => {
  await using file = await aKeyFile();
  await replaceKeyFile(file.path, aKeyRing());
  await confirmKeys(database.gate, aKeyRing());
  const office = { owner, gate: database.gate, keyFile: file.path };
  const rotate = () => reseal(office, { at: TEST_TIME, tell: () => {} });
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 2, maxLength: 3 }), async (programs) => {
      const clerks = await Promise.all(programs.map(async () => {
        const { correcting, person } = await aCorrection(database, anAct(), { doses: 0 });
        return new FollowingClerk(correcting, await file.read(), person.myNumber);
      }));
      const id = await addKey(office, TEST_TIME);
      await Promise.all([
        ...clerks.map(async (clerk, index) => {
          for (const step of programs[index]!) await STEPS[step]!(clerk);
        }),
        rotate(),
      ]);
      await rotate();
      const keys = await file.read();
      assert.equal(keys.sealing[0]!.id, id);
      for (const clerk of clerks) await checkClerk(owner, clerk, newestOf(keys));
    }),
    { numRuns: 6 },
  );
  for (const { id } of (await file.read()).sealing.slice(1)) {
    await retireKey(office, id, TEST_TIME);
  }
});

/** With the new key alone. */
async function checkClerk(owner: Sql, clerk: FollowingClerk, keys: KeyRing): Promise<void> {
  const code = clerk.act.actor.municipalityCode;
  await checkNumbers(owner, keys, code);
  const [row] = await owner`
    select resident_number_key as key, my_number_sealed as sealed from recipient
    where municipality_code = ${code} and id = ${clerk.subject.id}`;
  const place = { municipalityCode: code, residentNumberKey: row!.key };
  assert.equal(myNumberSealer(keys).open(row!.sealed, place), clerk.numbers.at(-1));
}
