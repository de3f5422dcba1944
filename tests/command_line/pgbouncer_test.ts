import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { connect } from "../../db/connection.ts";
import { openDatabase } from "../../db/database.ts";
import { migrate } from "../../db/migrate.ts";
import { countProgress } from "../../db/progress/count_progress.ts";
import { foldTallies } from "../../db/tally/fold.ts";
import { createApp } from "../../routes/app.ts";
import { NewsFeed } from "../../routes/news_feed.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct } from "../db/an_act.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { THE_PASSWORDS } from "../db/test_server.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { aDesk } from "../routes/a_desk.ts";
import { URAYASU } from "../routes/some_staff.ts";
import { EventStream } from "../routes/event_stream.ts";
import { aDirectoryWithKeys, aForeignPostgres } from "./a_foreign_postgres.ts";
import { aPgbouncer, HAS_PGBOUNCER } from "./a_pgbouncer.ts";
import { signInAt } from "./sign_in_at.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const SERVER_CONNECTIONS = 5;
/** Who listens for news, and who asks whether that is still heard of. */
const DIRECT = 2;
const CLIENTS = 50;
const EACH = 3;

const where = HAS_PGBOUNCER ? "" : " (PgBouncer is not installed here)";
const test = { ignore: !HAS_PGBOUNCER };

/** A migrated PostgreSQL with a pooler before it, which knows what `pooler userlist` says. */
async function aPooledPostgres(stack: AsyncDisposableStack) {
  const postgres = stack.use(await aForeignPostgres());
  await migrate(postgres.address);
  const directory = stack.use(await aDirectoryWithKeys());
  const keys = { VRS_DATA_DIR: directory.path };
  const { code, stdout: userlist } = await runVrs(["pooler", "userlist"], keys);
  assert.equal(code, 0);
  const terms = { userlist, serverConnections: SERVER_CONNECTIONS };
  const pooler = stack.use(await aPgbouncer(postgres.url, terms));
  return { postgres, pooler, keys };
}

Deno.test(`through a PgBouncer in transaction mode everything works${where}`, test, async () => {
  await using stack = new AsyncDisposableStack();
  const { postgres, pooler, keys } = await aPooledPostgres(stack);
  const address = {
    ...{ kind: "url" as const, url: postgres.url, poolerUrl: pooler.url },
    passwords: THE_PASSWORDS,
  };
  const database = openDatabase(address, { connections: CLIENTS * 5 / 4 + 1 });
  stack.defer(() => database.close());

  for (const pool of [database.register, database.gate]) {
    const { rows } = await sql`show statement_timeout`.execute(pool);
    assert.deepEqual(rows, [{ statement_timeout: "1min" }]);
  }
  const job = connect(address, "vrs_app", 1);
  stack.defer(() => job.end());
  assert.deepEqual([...await job`show statement_timeout`], [{ statement_timeout: "0" }]);

  const office = await anOffice(database);
  office.newsFeed = new NewsFeed(address);
  stack.defer(() => office.newsFeed.close());
  const desk = await aDesk({ app: createApp(office), office });
  const follows = await desk.staff.send(`${paths.progressEvents}?section=overview`);
  const events = new EventStream(follows);
  await events.next();
  const [hanako, ...others] = Array.from({ length: 3 }, () => aRecipient());
  await desk.registers(new File([toCsv([hanako!, ...others])], "住民.csv"));
  await foldTallies(database);
  await events.shows(/接種対象者.*3/s);
  const { ticketNumber } = hanako!;
  await giveDose(database, anAct(), aDose(aTicket(URAYASU, { ticketNumber })));
  assert.equal((await desk.takes("予防接種台帳向け出力")).length, 1);

  const act = anAct();
  const code = act.actor.municipalityCode;
  const most = await mostBackends(postgres.url, async () => {
    await Promise.all(Array.from({ length: CLIENTS }, async () => {
      for (let given = 0; given < EACH; given++) {
        await giveDose(database, act, aDose(aTicket(code)));
      }
    }));
  });
  assert.ok(most <= SERVER_CONNECTIONS + DIRECT, `${most} connections`);
  assert.equal((await countProgress(database, code)).waitingTickets, CLIENTS * EACH);
  await desk.staff.submit(paths.signOut, {});
  await events.ends();

  const here = {
    ...{ ...keys, DATABASE_POOLER: "transaction", DATABASE_URL: pooler.url },
    DATABASE_DIRECT_URL: postgres.serverUrl,
  };
  const account = ["account", "add", "--kind", "venue", "--municipality", "122271"];
  const args = [...account, "--login-id", "hall-01", "--password-stdin"];
  assert.equal((await runVrs(args, here, "correct horse battery")).code, 0);
  await using server = await aServer(here);
  assert.equal(await signInAt(server.url, "hall-01", "correct horse battery"), paths.venue);
  const { code: end, stderr } = await server.stop("SIGTERM");
  assert.deepEqual([end, stderr], [0, ""]);
});

Deno.test(
  `a PgBouncer that does not know our roles is named at the start${where}`,
  test,
  async () => {
    await using stack = new AsyncDisposableStack();
    const postgres = stack.use(await aForeignPostgres());
    await migrate(postgres.address);
    const directory = stack.use(await aDirectoryWithKeys());
    const terms = { userlist: "", serverConnections: SERVER_CONNECTIONS };
    const pooler = stack.use(await aPgbouncer(postgres.url, terms));
    const { code, stdout, stderr } = await runVrs(["serve"], {
      ...{ VRS_DATA_DIR: directory.path, PORT: "0", DATABASE_POOLER: "transaction" },
      ...{ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: postgres.serverUrl },
    });
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^DATABASE_URL の PgBouncer に[^]*pooler userlist/);
  },
);

/**
 * Of the roles of requests, how many were open at the database at once while `work` ran. Only those
 * that last from one look to the next: where PgBouncer changes from one role to the other, the new
 * connection may be there before the old one has gone.
 */
async function mostBackends(url: string, work: () => Promise<void>): Promise<number> {
  const address = { kind: "url" as const, url, passwords: THE_PASSWORDS };
  const owner = connect(address, "owner", 1);
  let most = 0;
  let before = new Set<number>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const rows = await owner<{ pid: number }[]>`
        select pid from pg_stat_activity
        where datname = current_database() and usename in ('vrs_app', 'vrs_gate')`;
      const now = new Set(rows.map(({ pid }) => pid));
      most = Math.max(most, now.intersection(before).size);
      before = now;
      await delay(20);
    }
  })();
  try {
    await work();
  } finally {
    isOver = true;
    await watching;
    await owner.end();
  }
  return most;
}
