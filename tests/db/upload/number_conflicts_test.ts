import assert from "node:assert/strict";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient } from "./a_recipient.ts";
import { countsOf, upload, type UploadedFile } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Line, column and what the reason says of every fault of a file. */
async function faultsOf(file: UploadedFile, act: Act) {
  const { record, issues } = await upload(database, act, file);
  assert.equal(record.state, "checked");
  return issues.map(({ line, column, message }) => [line, column, message]);
}

Deno.test("another person's ticket is refused, also one they no longer use", async () => {
  const actor = anActor();
  const holder = aRecipient({ residentNumber: "00501" });
  const old = holder.ticketNumber;
  await upload(database, anAct({ actor }), { content: [holder] });
  const current = aRecipient().ticketNumber;
  const reissued = { ...holder, ticketNumber: current };
  await upload(database, anAct({ actor }), { content: [reissued] });
  for (const ticketNumber of [old, current]) {
    const file = { content: [aRecipient({ ticketNumber })] };
    const [fault, ...others] = await faultsOf(file, anAct({ actor }));
    assert.deepEqual(others, []);
    assert.deepEqual(fault!.slice(0, 2), [1, "券番号"]);
    assert.match(String(fault![2]), /個別宛名番号「00501」の人/);
  }
});

Deno.test("the My Number of another person in place is refused, of one who left it is not", async () => {
  const actor = anActor();
  const holder = aRecipient();
  await upload(database, anAct({ actor }), { content: [holder] });
  const newcomer = aRecipient({ myNumber: holder.myNumber });
  const [fault] = await faultsOf({ content: [newcomer] }, anAct({ actor }));
  assert.deepEqual(fault!.slice(0, 2), [1, "マイナンバー"]);
  assert.ok(!String(fault![2]).includes(holder.myNumber), "the number is not repeated");

  await upload(database, anAct({ actor }), {
    content: [{ ...aBlankRow(holder.residentNumber), flag: "1" }],
  });
  const outcome = await upload(database, anAct({ actor }), { content: [newcomer] });
  assert.deepEqual(countsOf(outcome), [1, 0, 0, 0]);
});

Deno.test("a My Number is refused also when its holder's own row leaves the cell blank", async () => {
  const actor = anActor();
  const holder = aRecipient();
  await upload(database, anAct({ actor }), { content: [holder] });
  const rows = [
    { ...aBlankRow(holder.residentNumber), familyName: "鈴木" },
    aRecipient({ myNumber: holder.myNumber }),
  ];
  const faults = await faultsOf({ content: rows }, anAct({ actor }));
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [[2, "マイナンバー"]]);
});

Deno.test("who left and whose number another has by now cannot simply be taken back", async () => {
  const actor = anActor();
  const gone = aRecipient({ flag: "3" });
  const successor = aRecipient({ myNumber: gone.myNumber });
  await upload(database, anAct({ actor }), { content: [gone] });
  await upload(database, anAct({ actor }), { content: [successor] });
  const back = { ...aBlankRow(gone.residentNumber), flag: "9" };
  const faults = await faultsOf({ content: [back] }, anAct({ actor }));
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [[1, "マイナンバー"]]);
});

Deno.test("two people may swap their My Numbers in one file", async () => {
  const actor = anActor();
  const [one, other] = [aRecipient(), aRecipient()];
  await upload(database, anAct({ actor }), { content: [one, other] });
  const swapped = [{ ...one, myNumber: other.myNumber }, { ...other, myNumber: one.myNumber }];
  const outcome = await upload(database, anAct({ actor }), { content: swapped });
  assert.deepEqual(countsOf(outcome), [0, 2, 0, 0]);
});

Deno.test("who leaves may hand their My Number to another row of the file, before or behind", async () => {
  for (const order of ["leaving first", "leaving last"]) {
    const actor = anActor();
    const leaving = aRecipient();
    await upload(database, anAct({ actor }), { content: [leaving] });
    const gone = { ...leaving, flag: "3" };
    const successor = aRecipient({ myNumber: leaving.myNumber });
    const content = order === "leaving first" ? [gone, successor] : [successor, gone];
    const outcome = await upload(database, anAct({ actor }), { content });
    assert.equal(outcome.record.state, "applied", order);
    assert.deepEqual(countsOf(outcome), [1, 1, 0, 0]);
  }
});

Deno.test("when the row that would free a My Number is rejected, so is the one that takes it", async () => {
  const actor = anActor();
  const [holder, second, third] = [aRecipient(), aRecipient(), aRecipient()];
  await upload(database, anAct({ actor }), { content: [holder, second, third] });
  const content = [
    // Rejected for its ticket; so it keeps its number, the second keeps its own, and the third too.
    { ...holder, myNumber: aRecipient().myNumber, ticketNumber: third.ticketNumber },
    { ...aBlankRow(second.residentNumber), myNumber: holder.myNumber },
    { ...aBlankRow(third.residentNumber), myNumber: second.myNumber },
    aRecipient(),
  ];
  const file = { content, rejectedRows: "left_out" } as const;
  const outcome = await upload(database, anAct({ actor }), file);
  assert.deepEqual(countsOf(outcome), [1, 0, 0, 3]);
  assert.deepEqual(outcome.issues.map(({ line, column }) => [line, column]), [
    [1, "券番号"],
    [2, "マイナンバー"],
    [3, "マイナンバー"],
  ]);
  assert.match(outcome.issues[1]!.message, new RegExp(`「${holder.residentNumber}」`));
  const changed = await owner`
    select from recipient where municipality_code = ${actor.municipalityCode} and version > 1`;
  assert.equal(changed.length, 0);
});
