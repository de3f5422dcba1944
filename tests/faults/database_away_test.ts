import assert from "node:assert/strict";
import { connect } from "../../db/connection.ts";
import { paths } from "../../views/paths.ts";
import { aServer } from "../command_line/vrs_process.ts";
import { until } from "../db/embedded/writer_process.ts";
import { EventStream } from "../routes/event_stream.ts";
import { plainText, textOf } from "../routes/html.ts";
import { aStoppablePostgres } from "./a_stoppable_postgres.ts";
import { aDoseForm, type DoseForm, isAcknowledged, type Sent, Tablet } from "./a_tablet.ts";

const AWAY = /データベースにつながらない.*できていないものとして/s;

Deno.test("a server outlives its database's absence, a silent and a broken line, and slow answers", async (t) => {
  await using postgres = await aStoppablePostgres();
  await postgres.addAccount("venue", "hall-01");
  await postgres.addAccount("municipal", "yakuba@urayasu.lg.jp");
  // Few, so that few forms are enough to be more than may wait.
  await using server = await aServer({ ...postgres.environment, VRS_CONNECTIONS: "5" });
  const tablet = await Tablet.signIn(server.url, "hall-01");
  const clerk = await Tablet.signIn(server.url, "yakuba@urayasu.lg.jp");
  const acknowledged: DoseForm[] = [];
  const registers = async (form = aDoseForm()) => {
    await tablet.registerInTheEnd(form);
    acknowledged.push(form);
  };
  const statusOf = async (path: string) => (await tablet.send(path))?.status;

  await t.step("gone: pages say so, nothing is accepted, the process answers", async () => {
    await registers();
    await postgres.stop();
    const sent = await tablet.register(aDoseForm());
    assertUnavailable(sent, AWAY);
    const page = await tablet.send(paths.venue);
    assertUnavailable(page, AWAY);
    assert.equal(textOf(page!.text, "h1"), "ただいま登録・照会できません");
    assert.equal(await statusOf(paths.health), 200);
    assert.equal(await statusOf(paths.readiness), 503);
  });

  await t.step("to htmx only a notice is sent, so that the form keeps what was typed", async () => {
    const sent = await tablet.register(aDoseForm(), { "HX-Request": "true" });
    assertUnavailable(sent, AWAY);
    assert.match(sent!.text, /^<hx-partial hx-target="#notices"/);
    assert.doesNotMatch(sent!.text, /<main|<form/);
  });

  await t.step(
    "back: the next request is served, pages follow again, what waited goes on",
    async () => {
      await postgres.start();
      await registers();
      await until(async () => await statusOf(paths.readiness) === 200, 5);
      const headers = { cookie: clerk.cookie };
      const events = new EventStream(await fetch(clerk.url + paths.messageEvents, { headers }));
      await events.next();
      await postgres.stop();
      await until(async () => await statusOf(paths.readiness) === 503, 5);
      await postgres.start();
      await clerk.mustSend(paths.findings, {}); // a job
      await server.vrs.says(/"kind":"examine_records".*"state":"done"/);
      await events.leave();
      await server.vrs.says(/"tallies":"not added up"/);
    },
  );

  await t.step("a line that swallows everything is given up within seconds", async () => {
    await registers();
    postgres.line.become({ kind: "silent" });
    const form = aDoseForm();
    assertUnavailable(await tablet.register(form), AWAY);
    postgres.line.become({ kind: "clear" });
    await registers(form);
  });

  await t.step("a line that breaks loses nothing and doubles nothing", async () => {
    const forms = Array.from({ length: 40 }, aDoseForm);
    const all = Promise.all(forms.map((form) => registers(form)));
    for (let cuts = 0; cuts < 5; cuts++) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      postgres.line.cut();
    }
    await all;
  });

  await t.step(
    "a slow database is waited for; beyond what it can do one is told that it is busy",
    async () => {
      postgres.line.become({ kind: "slow", ms: 300 });
      const forms = Array.from({ length: 10 }, aDoseForm);
      const answers = await Promise.all(forms.map((form) => tablet.register(form)));
      assert.deepEqual(answers.map((sent) => sent?.status), forms.map(() => 303));
      acknowledged.push(...forms);
      postgres.line.become({ kind: "slow", ms: 100 });
      const crowd = Array.from({ length: 200 }, aDoseForm);
      const crowded = await Promise.all(crowd.map((form) => tablet.register(form)));
      const refused = crowded.filter((sent) => sent?.status === 503);
      assert.ok(refused.length > 0);
      for (const sent of refused) assertUnavailable(sent, /利用が集中/);
      acknowledged.push(...crowd.filter((_form, at) => isAcknowledged(crowded[at]!)));
      postgres.line.become({ kind: "clear" });
      // Those who were refused send the same form again, as the page tells them.
      const again = crowd.filter((_form, at) => !isAcknowledged(crowded[at]!));
      await Promise.all(again.map((form) => registers(form)));
    },
  );

  const owner = connect(postgres.directly, "owner", 1);
  const notCounted = () => owner`select from touched_dose union all select from dose_change`;
  await until(async () => (await notCounted()).length === 0); // all that was registered is counted
  const { code, stderr, stdout } = await server.stop("SIGTERM");
  assert.deepEqual([code, stderr], [0, ""]);
  assert.doesNotMatch(stdout, /"uncaught":"the server ends"/);
  const stored = await owner<{ key: string }[]>`select client_key::text as key from dose`;
  const keys = acknowledged.map(({ clientKey }) => clientKey);
  assert.deepEqual(stored.map(({ key }) => key).toSorted(), keys.toSorted());
  await owner.end();
});

function assertUnavailable(sent: Sent | undefined, said: RegExp): void {
  assert.equal(sent?.status, 503);
  assert.match(sent!.headers.get("retry-after") ?? "", /^\d+$/);
  assert.match(plainText(sent!.text), said);
}
