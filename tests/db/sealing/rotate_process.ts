/** A rotation in a process of its own, to be killed: says after each step how far it is, and rests. */
import { connect, type DatabaseAddress } from "../../../db/connection.ts";
import { rotateKeys } from "../../../db/sealing/rotate_keys.ts";
import { aRotatedRing } from "./a_sealed_register.ts";

const REST_MS = 300;
const address: DatabaseAddress = JSON.parse(Deno.args[0]!);
const owner = connect(address, "owner", 2);
await rotateKeys(owner, aRotatedRing("k2"), (line) => {
  console.log(line);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REST_MS);
});
await owner.end();
