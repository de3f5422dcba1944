import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { myNumberSealer } from "../../../db/sealing/my_number_sealer.ts";
import { theSealers } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { aMyNumber } from "../upload/a_recipient.ts";

const sealer = theSealers().myNumbers;
const owner = { municipalityCode: "131016", residentNumberKey: "123" };
const myNumber = fc.integer({ min: 0, max: 999_999_999 }).map(aMyNumber);

Deno.test("any number opens again for its owner, and never shows in what is sealed", () => {
  fc.assert(fc.property(myNumber, fc.string(), (number, residentNumberKey) => {
    const place = { municipalityCode: "131016", residentNumberKey };
    const sealed = sealer.seal(number, place);
    assert.equal(sealer.open(sealed, place), number);
    assert.ok(!Buffer.from(sealed).includes(number));
  }));
});

Deno.test("sealing the same number twice gives different bytes of one length", () => {
  const [one, other] = [sealer.seal(aMyNumber(1), owner), sealer.seal(aMyNumber(1), owner)];
  assert.notDeepEqual(one, other);
  assert.equal(one.length, sealer.seal(aMyNumber(2), owner).length);
  assert.equal(one.length, other.length);
});

Deno.test("a sealed number moved to another person or municipality does not open", () => {
  const sealed = sealer.seal(aMyNumber(1), owner);
  assert.throws(() => sealer.open(sealed, { ...owner, residentNumberKey: "124" }));
  assert.throws(() => sealer.open(sealed, { ...owner, municipalityCode: "131024" }));
});

Deno.test("a sealed number with any one bit changed does not open", () => {
  const sealed = sealer.seal(aMyNumber(1), owner);
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.slice();
    changed[index]! ^= 1;
    assert.throws(() => sealer.open(changed, owner), `byte ${index}`);
  }
});

Deno.test("another key does not open it; the old key beside a new one does", () => {
  const old = aKeyRing();
  const sealed = myNumberSealer(old).seal(aMyNumber(1), owner);
  const fresh = { id: "fresh", key: new Uint8Array(32).fill(9) };
  const sameId = { ...fresh, id: old.sealing[0]!.id };
  assert.throws(() => myNumberSealer({ ...old, sealing: [sameId] }).open(sealed, owner));
  assert.throws(() => myNumberSealer({ ...old, sealing: [fresh] }).open(sealed, owner), /鍵 test/);
  const rotated = myNumberSealer({ ...old, sealing: [fresh, ...old.sealing] });
  assert.equal(rotated.open(sealed, owner), aMyNumber(1));
  assert.notEqual(rotated.seal(aMyNumber(1), owner)[0], sealed[0], "the first key seals");
});

Deno.test("the index is equal for equal numbers of one municipality only, and depends on the key", () => {
  const index = (number: number, code: string) =>
    Buffer.from(sealer.index(aMyNumber(number), code)).toString("hex");
  assert.equal(index(1, "131016"), index(1, "131016"));
  const others = [index(1, "131016"), index(2, "131016"), index(1, "131024")];
  const otherKey = myNumberSealer({ ...aKeyRing(), index: new Uint8Array(32).fill(9) });
  others.push(Buffer.from(otherKey.index(aMyNumber(1), "131016")).toString("hex"));
  assert.equal(new Set(others).size, others.length);
  assert.equal(sealer.index(aMyNumber(1), "131016").length, 16);
});

Deno.test("the index is HMAC-SHA-256, as any other program with the key would compute it", () => {
  fc.assert(fc.property(myNumber, (number) => {
    const digest = createHmac("sha256", aKeyRing().index).update(`131016:${number}`).digest();
    assert.deepEqual(Buffer.from(sealer.index(number, "131016")), digest.subarray(0, 16));
  }));
});
