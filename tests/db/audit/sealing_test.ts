import assert from "node:assert/strict";
import { sealAudit } from "../../../db/audit/seal_audit.ts";
import { listHeads } from "../../../db/audit/list_heads.ts";
import type { AuditChain } from "../../../db/audit/audit_chain.ts";
import { recordVisit } from "../../../db/audit.ts";
import { headText, readHeads } from "../../../domain/audit/audit_fault.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import {
  appendActs,
  eraseOld,
  firstFault,
  seal,
  sealingSql,
  theChain,
  verify,
} from "./a_sealed_audit.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const sealer = sealingSql(database);
const FORBIDDEN = "42501";

Deno.test("two sealers at once seal each row once, in one chain, while acts go on", async () => {
  const codes = [aMunicipality(), aMunicipality()];
  const other = sealingSql(database);
  const appended = Promise.all(codes.map((code) => appendActs(database, code, { count: 30 })));
  for (let each = 0; each < 10; each++) await Promise.all([seal(sealer), seal(other)]);
  await appended;
  await Promise.all([seal(sealer), seal(other)]);
  await seal(sealer); // whichever of the two left it to the other
  await other.end();
  for (const code of codes) {
    const { rowCount, waitingCount, faults } = await verify(sealer, code);
    assert.deepEqual({ rowCount, waitingCount, faults }, {
      rowCount: 30,
      waitingCount: 0,
      faults: [],
    });
  }
});

Deno.test("a sealer that dies in the middle has sealed nothing of what it was at", async () => {
  const code = aMunicipality();
  await appendActs(database, code, { count: 4 });
  let sealed = 0;
  const dying: AuditChain = {
    ...theChain,
    next(...row) {
      if (++sealed === 3) throw new Error("killed");
      return theChain.next(...row);
    },
  };
  await assert.rejects(sealAudit(sealer, dying, TEST_TIME), /killed/);
  assert.equal(await countRows(owner, "audit_seal", code), 0);
  assert.equal(await countRows(owner, "audit_pending", code), 4);
  await seal(sealer);
  assert.equal((await verify(sealer, code)).rowCount, 4);
});

Deno.test("what happens before a municipality is known has a chain of its own", async () => {
  const visit = { at: TEST_TIME, loginId: "（登録のないID）", accountId: null };
  const from = { municipalityCode: null, address: "192.0.2.9", requestId: "r" };
  await recordVisit(database.gate, { ...visit, ...from }, { act: "sign_in_failed" });
  assert.equal((await verify(sealer, "000000")).waitingCount, 1);
  await seal(sealer);
  const { rowCount, faults } = await verify(sealer, "000000");
  assert.deepEqual([rowCount, faults], [1, []]);
});

Deno.test("a row that went before it was sealed is told of, and the others are sealed", async () => {
  const code = aMunicipality();
  await appendActs(database, code, { count: 3 });
  await owner`
    delete from audit where id = (
      select id from audit where municipality_code = ${code} order by id limit 1)`;
  await seal(sealer);
  const { rowCount, faults } = await verify(sealer, code);
  assert.deepEqual([rowCount, faults.map(({ kind }) => kind)], [2, ["lost_before_sealing"]]);
});

Deno.test("newest rows that were cut off, and a chain made anew, show by a head kept outside", async () => {
  const code = aMunicipality();
  await appendActs(database, code, { count: 5 });
  await seal(sealer);
  const log = (await listHeads(sealer)).map((head) => `{"auditHeads":["${headText(head)}"]}\n`);
  const kept = readHeads(log.join("")).filter((head) => head.municipalityCode === code);
  assert.deepEqual((await verify(sealer, code, kept)).faults, []);

  await owner`
    delete from audit using audit_seal s
    where audit.municipality_code = ${code} and id = s.audit_id and s.position > 3`;
  await owner`delete from audit_seal where municipality_code = ${code} and position > 3`;
  assert.deepEqual((await verify(sealer, code)).faults, [], "nothing inside tells");
  const [cut] = (await verify(sealer, code, kept)).faults;
  assert.deepEqual([cut!.kind, cut!.position, cut!.figure], ["cut_off", 4, 2]);

  await appendActs(database, code, { count: 2 });
  await seal(sealer);
  const [other] = (await verify(sealer, code, kept)).faults;
  assert.deepEqual([other!.kind, other!.position], ["other_chain", 5]);
});

Deno.test("audit past its retention is erased with a proof that the rest goes on from", async () => {
  const code = aMunicipality();
  const later = new Date(TEST_TIME.getTime() + 3_600_000);
  await appendActs(database, code, { count: 4 });
  await seal(sealer);
  await appendActs(database, code, { count: 3, from: later });
  await seal(sealer);
  const wanted = { municipalityCode: code, cutoff: later, at: later };
  assert.equal(await eraseOld(database, { ...wanted, mode: "rehearse" }), 4);
  assert.equal(await countRows(owner, "audit", code), 7, "a rehearsal only counts");
  assert.equal(await eraseOld(database, wanted), 4);
  assert.equal(await eraseOld(database, wanted), 0, "and not twice");
  assert.equal(await countRows(owner, "audit", code), 3);
  await appendActs(database, code, { count: 1, from: later });
  await seal(sealer);
  const { rowCount, faults } = await verify(sealer, code);
  assert.deepEqual([rowCount, faults], [4, []]);
});

Deno.test("when all was erased, the chain goes on from the proof", async () => {
  const code = aMunicipality();
  await appendActs(database, code, { count: 2 });
  await seal(sealer);
  const cutoff = new Date("2040-01-01T00:00:00Z");
  await eraseOld(database, { municipalityCode: code, cutoff, at: cutoff });
  await appendActs(database, code, { count: 2 });
  await seal(sealer);
  const { rowCount, faults } = await verify(sealer, code);
  assert.deepEqual([rowCount, faults], [2, []]);
});

Deno.test("a proof that was altered, made up or taken away is found", async () => {
  const code = aMunicipality();
  await appendActs(database, code, { count: 3 });
  await seal(sealer);
  const at = new Date(TEST_TIME.getTime() + 60_000);
  await eraseOld(database, { municipalityCode: code, cutoff: at, at });
  await owner`
    update audit_erasure set row_count = row_count + 1 where municipality_code = ${code}`;
  assert.deepEqual(await firstFault(sealer, code), { kind: "erasure_forged", position: 1 });
  await owner`delete from audit_erasure where municipality_code = ${code}`;
  assert.deepEqual(await firstFault(sealer, code), { kind: "removed", position: 1 });
});

Deno.test("what the database's clock calls younger than five years stays, whatever is asked for", async () => {
  const code = aMunicipality();
  const at = new Date();
  await appendActs(database, code, { count: 2, from: new Date(at.getTime() - 86_400_000) });
  await seal(sealer, at);
  const wanted = { municipalityCode: code, cutoff: at, at };
  await assert.rejects(eraseOld(database, wanted), /データベースの時計/);
  assert.equal(await countRows(owner, "audit", code), 2);
  assert.deepEqual((await verify(sealer, code)).faults, []);
});

Deno.test("nothing is erased while the chain is broken", async () => {
  const code = aMunicipality();
  await appendActs(database, code, { count: 3 });
  await seal(sealer);
  const long = new Date("1999-01-01T00:00:00Z");
  await owner`
    update audit set at = ${long} from audit_seal s
    where s.municipality_code = ${code} and s.position = 1 and audit.id = s.audit_id`;
  const wanted = { municipalityCode: code, cutoff: new Date("2000-01-01"), at: TEST_TIME };
  await assert.rejects(eraseOld(database, wanted), /封印と一致しない/);
  assert.equal(await countRows(owner, "audit", code), 3);
});

Deno.test("who seals can neither alter nor delete the audit or a seal, nor read anything else", async () => {
  for (const table of ["audit", "audit_seal", "audit_erasure"]) {
    await assert.rejects(sealer`delete from ${sealer(table)}`, { code: FORBIDDEN }, table);
    const altered = sealer`update ${sealer(table)} set municipality_code = '000000'`;
    await assert.rejects(altered, { code: FORBIDDEN }, table);
  }
  await assert.rejects(sealer`insert into audit_erasure default values`, { code: FORBIDDEN });
  await assert.rejects(sealer`insert into audit default values`, { code: FORBIDDEN });
  for (const table of ["recipient", "ticket", "dose", "account", "session"]) {
    await assert.rejects(sealer`select from ${sealer(table)}`, { code: FORBIDDEN }, table);
  }
});
