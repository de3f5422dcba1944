import assert from "node:assert/strict";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ServerProcess } from "./server_process.ts";
import { anAccount, PASSWORD } from "./some_staff.ts";

const office = await anOffice();

/** Signs in over the network; answers the status. */
async function tryAt({ url }: ServerProcess, loginId: string, password: string): Promise<number> {
  const answer = await fetch(url + paths.signIn, {
    method: "POST",
    headers: { origin: url },
    body: new URLSearchParams({ loginId, password }),
    redirect: "manual",
  });
  await answer.body?.cancel();
  return answer.status;
}

Deno.test("wrong passwords at two processes count together, and both refuse the right one", async () => {
  await using one = await ServerProcess.start(office.database.address);
  await using other = await ServerProcess.start(office.database.address);
  const loginId = await anAccount(office, { kind: "venue" });
  assert.equal(await tryAt(one, loginId, PASSWORD), 303);
  for (const process of [one, other, one, other, one]) {
    assert.equal(await tryAt(process, loginId, "a wrong password"), 422);
  }
  assert.equal(await tryAt(one, loginId, PASSWORD), 422);
  assert.equal(await tryAt(other, loginId, PASSWORD), 422);
  const neighbour = await anAccount(office, { kind: "venue" });
  assert.equal(await tryAt(other, neighbour, PASSWORD), 303);
});
