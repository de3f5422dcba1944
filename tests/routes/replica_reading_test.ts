import assert from "node:assert/strict";
import { foldTallies } from "../../db/tally/fold.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { aReplicatedPostgres } from "../db/a_replica.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { aDoseMore } from "./a_campaign.ts";
import { aDesk, type Desk } from "./a_desk.ts";
import type { Page } from "./a_browser.ts";
import { EventStream } from "./event_stream.ts";
import { attribute, plainText, textOf } from "./html.ts";
import { URAYASU } from "./some_staff.ts";

const postgres = await aReplicatedPostgres();
const office = await anOffice(postgres.open(60));
const app = createApp(office);
const desk = await aDesk({ app, office });
const colleague = await aDesk({ app, office });

Deno.test.afterAll(async () => {
  await office.newsFeed.close();
  await office.database.close();
  await postgres[Symbol.asyncDispose]();
});

const HANAKO = aRecipient();

async function searches({ staff }: Desk): Promise<Page> {
  const asked = { nameKana: "やまだ はなこ", birthDate: "S31.4.12", sex: "female" };
  return await staff.submit(paths.search, asked);
}

Deno.test("who has registered a file finds its people at once, however far behind the replica is", async () => {
  await postgres.whilePaused(async () => {
    await desk.registers(new File([toCsv([HANAKO])], "住民.csv"));
    assert.equal(textOf((await searches(desk)).html, "h1"), "照会結果");
    assert.match(plainText((await desk.staff.visit(paths.progress)).html), /接種対象者.{0,40}1人/s);
    // Who has written nothing is answered by the replica, which has nobody.
    assert.equal((await searches(colleague)).status, 422);
  });
});

Deno.test("an open page is told what has changed although the replica does not know it yet", async () => {
  const { html } = await colleague.staff.visit(paths.progress);
  const [tag = ""] = /<div[^>]*hx-sse:connect="\/progress[^>]*>/.exec(html) ?? [];
  const events = new EventStream(await colleague.staff.send(attribute(tag, "hx-sse:connect")!));
  await events.next();
  await postgres.whilePaused(async () => {
    await aDoseMore(office.database, URAYASU);
    await foldTallies(office.database);
    assert.match((await events.next()).text, /接種対象者登録待ち：1件/);
  });
  await events.leave();
});

Deno.test("statistics and open pages go on when the replica is gone", async () => {
  await postgres.stopReplica();
  for (const path of [paths.progress, paths.publicPage, paths.openData]) {
    assert.equal((await desk.staff.visit(path)).status, 200, path);
  }
  await postgres.startReplica();
  await until(async () =>
    await office.database.replica!.read(0, () => Promise.resolve()) !== undefined
  );
});
