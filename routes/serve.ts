import { startJobWorker } from "../db/job/start_job_worker.ts";
import { openDatabase } from "../db/database.ts";
import { type DatabaseServer, openDatabaseServer } from "../db/database_server.ts";
import { migrate, refuseOtherSchema } from "../db/migrate.ts";
import { confirmKeys, hasKeys } from "../db/sealing/confirm_keys.ts";
import { keyFilePath } from "../db/sealing/key_file_path.ts";
import { ensureKeyFile, loadKeyRing } from "../db/sealing/key_ring.ts";
import { sealersWith } from "../db/sealing/sealers.ts";
import type { Configuration } from "../domain/configuration.ts";
import { createApp } from "./app.ts";
import type { Office } from "./app_env.ts";
import { drain } from "./drain.ts";
import { eraseNightly } from "./erase_nightly.ts";
import { foldRegularly } from "./fold_regularly.ts";
import { findAssets } from "./kept_assets.ts";
import { hearJobs } from "./job_meter.ts";
import { listenFault } from "./listen_fault.ts";
import { Meters } from "./meters.ts";
import { NewsFeed } from "./news_feed.ts";
import { OpenBodies } from "./open_bodies.ts";
import { observeRegularly } from "./observe_regularly.ts";
import { publishNightly } from "./publish_nightly.ts";
import { Readiness } from "./readiness.ts";
import { sealRegularly } from "./seal_regularly.ts";
import { watchStatements } from "./slow_statements.ts";
import { watchStopSignals } from "./stop_signals.ts";
import { tendRegularly } from "./tend_regularly.ts";
import { watchUncaughtErrors } from "./uncaught_errors.ts";
import { withholdAddresses } from "./withhold_addresses.ts";

export interface ServeOptions {
  /** Who brings the schema up to date: this start, or the operator before it. */
  schema: "migrate" | "expect_migrated";
  /** Runs between opening the database and taking requests. */
  prepare?(office: Office): Promise<void>;
  log(line: Record<string, unknown>): void;
  listening(url: string): void;
}

/**
 * Serves until SIGINT or SIGTERM: then it finishes the running requests and stops the database it
 * started; at SIGTERM it sends everybody elsewhere first (`drain`). Resolves with the exit code; 1
 * when the database it started died under it.
 */
export async function serve(configuration: Configuration, options: ServeOptions): Promise<number> {
  const purpose = options.schema === "migrate" ? "migrating" : "working";
  const server = await openDatabaseServer(configuration, purpose);
  const uncaught = watchUncaughtErrors(options.log);
  server.tellDeaths?.(options.log);
  try {
    if (options.schema === "migrate" || server.isEmbedded) await migrate(server.address);
    else await refuseOtherSchema(server.address);
    const office = await openOffice(configuration, server, options);
    try {
      await options.prepare?.(office);
      return await work(office, server, options);
    } finally {
      await office.database.close();
    }
  } finally {
    await server.stop();
    uncaught.unwatch();
  }
}

/** What the application works with, ready for requests. The caller closes its database. */
async function openOffice(
  configuration: Configuration,
  server: DatabaseServer,
  { log }: Pick<ServeOptions, "log">,
): Promise<Office> {
  const meters = new Meters();
  const now = () => new Date();
  const database = openDatabase(server.address, {
    connections: configuration.VRS_CONNECTIONS,
    replica: server.replica,
    watch: watchStatements({ log, meters, now }, configuration.VRS_SLOW_QUERY_MS),
  });
  const { replica } = database;
  if (replica) meters.replicaLag = () => replica.lagSeconds();
  const keyFile = keyFilePath(configuration);
  if (!await hasKeys(database.gate)) await ensureKeyFile(keyFile);
  const keys = await loadKeyRing(keyFile);
  await confirmKeys(database.gate, keys);
  return {
    database,
    sealers: sealersWith(keys),
    assets: await findAssets(),
    newsFeed: new NewsFeed(server.address),
    readiness: new Readiness(),
    meters,
    configuration,
    now,
    log,
  };
}

/** Answers requests, runs jobs and tends inquiries; the jobs are rolled back when it ends. */
async function work(
  office: Office,
  server: DatabaseServer,
  options: ServeOptions,
): Promise<number> {
  const { database: { address }, sealers: { keys }, configuration } = office;
  const { VRS_JOBS: limit, VRS_SLOW_QUERY_MS: slowMs } = configuration;
  const jobs = startJobWorker({ address, keys, limit, slowMs }, hearJobs(office));
  const tending = tendRegularly(office);
  const erasing = eraseNightly(office);
  const publishing = publishNightly(office);
  const sealing = sealRegularly(office);
  const folding = foldRegularly(office);
  const observing = observeRegularly(office);
  try {
    return await listen(office, server, options);
  } finally {
    const others = [tending, erasing, publishing, folding, observing];
    await Promise.all([jobs, ...others].map((each) => each.stop()));
    await sealing.stop(); // the last: what the others did is sealed too
  }
}

async function listen(
  office: Office,
  server: DatabaseServer,
  options: ServeOptions,
): Promise<number> {
  const { HOST } = office.configuration;
  const bodies = new OpenBodies();
  const listening = (port: number) => options.listening(`http://${urlHost(HOST)}:${port}`);
  const signals = watchStopSignals(); // before anybody is told that it listens, and stops it at once
  try {
    const http = startHttp(office, { bodies, listening });
    const died = server.exited.then(() => "died" as const);
    const end = await Promise.race([signals.first, died]);
    const hurry = Promise.race([signals.second, died]);
    office.readiness.draining = true;
    if (end === "SIGTERM") await drain(office, hurry);
    await office.newsFeed.close(); // pages that follow what changes would keep it open
    await bodies.none(hurry);
    await http.shutdown();
    return end === "died" ? 1 : 0;
  } finally {
    signals.unwatch();
  }
}

function startHttp(
  office: Office,
  { bodies, listening }: { bodies: OpenBodies; listening(port: number): void },
) {
  const { HOST, PORT } = office.configuration;
  const app = createApp(office);
  withholdAddresses();
  try {
    return Deno.serve(
      { hostname: HOST, port: PORT, onListen: ({ port }) => listening(port) },
      (request, { remoteAddr }) =>
        bodies.hold(request, {
          isHasty: office.readiness.draining,
          answer: (request) => app.fetch(request, { remoteAddress: remoteAddr.hostname }),
        }),
    );
  } catch (error) {
    throw listenFault(error, office.configuration);
  }
}

function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
