import { startJobWorker } from "../db/job/start_job_worker.ts";
import { openDatabase } from "../db/database.ts";
import { type DatabaseServer, openDatabaseServer } from "../db/database_server.ts";
import { migrate, refuseOldSchema } from "../db/migrate.ts";
import { confirmKeys, hasKeys } from "../db/sealing/confirm_keys.ts";
import { keyFilePath } from "../db/sealing/key_file_path.ts";
import { ensureKeyFile, loadKeyRing } from "../db/sealing/key_ring.ts";
import { sealersWith } from "../db/sealing/sealers.ts";
import type { Configuration } from "../domain/configuration.ts";
import { createApp } from "./app.ts";
import type { Office } from "./app_env.ts";
import { buildAssets } from "./assets.ts";
import { eraseNightly } from "./erase_nightly.ts";
import { foldRegularly } from "./fold_regularly.ts";
import { listenFault } from "./listen_fault.ts";
import { NewsFeed } from "./news_feed.ts";
import { publishNightly } from "./publish_nightly.ts";
import { sealRegularly } from "./seal_regularly.ts";
import { tendRegularly } from "./tend_regularly.ts";

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
 * started. Resolves with the exit code; 1 when the database died under it.
 */
export async function serve(configuration: Configuration, options: ServeOptions): Promise<number> {
  const purpose = options.schema === "migrate" ? "migrating" : "working";
  const server = await openDatabaseServer(configuration, purpose);
  try {
    if (options.schema === "migrate" || server.isEmbedded) await migrate(server.address);
    else await refuseOldSchema(server.address);
    const office = await openOffice(configuration, server, options);
    try {
      await options.prepare?.(office);
      return await work(office, server, options);
    } finally {
      await office.database.close();
    }
  } finally {
    await server.stop();
  }
}

/** What the application works with, ready for requests. The caller closes its database. */
async function openOffice(
  configuration: Configuration,
  server: DatabaseServer,
  { log }: Pick<ServeOptions, "log">,
): Promise<Office> {
  const database = openDatabase(server.address);
  const keyFile = keyFilePath(configuration);
  if (!await hasKeys(database.gate)) await ensureKeyFile(keyFile);
  const keys = await loadKeyRing(keyFile);
  await confirmKeys(database.gate, keys);
  return {
    database,
    sealers: sealersWith(keys),
    assets: await buildAssets(),
    newsFeed: new NewsFeed(server.address),
    configuration,
    now: () => new Date(),
    log,
  };
}

/** Answers requests, runs jobs and tends inquiries; the jobs are rolled back when it ends. */
async function work(
  office: Office,
  server: DatabaseServer,
  options: ServeOptions,
): Promise<number> {
  const { database: { address }, sealers: { keys }, configuration, log } = office;
  const jobs = startJobWorker({ address, keys, limit: configuration.VRS_JOBS }, log);
  const tending = tendRegularly(office);
  const erasing = eraseNightly(office);
  const publishing = publishNightly(office);
  const sealing = sealRegularly(office);
  const folding = foldRegularly(office);
  try {
    return await listen(office, server, options);
  } finally {
    const others = [tending, erasing, publishing, folding];
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
  const http = startHttp(office, (port) => options.listening(`http://${urlHost(HOST)}:${port}`));
  const ended = Promise.withResolvers<number>();
  const stop = () => ended.resolve(0);
  Deno.addSignalListener("SIGINT", stop);
  Deno.addSignalListener("SIGTERM", stop);
  server.exited.then(() => ended.resolve(1));
  const code = await ended.promise;
  await office.newsFeed.close(); // pages that follow what changes would keep it open
  await http.shutdown();
  Deno.removeSignalListener("SIGINT", stop);
  Deno.removeSignalListener("SIGTERM", stop);
  return code;
}

function startHttp(office: Office, listening: (port: number) => void) {
  const { HOST, PORT } = office.configuration;
  const app = createApp(office);
  try {
    return Deno.serve(
      { hostname: HOST, port: PORT, onListen: ({ port }) => listening(port) },
      (request, { remoteAddr }) => app.fetch(request, { remoteAddress: remoteAddr.hostname }),
    );
  } catch (error) {
    throw listenFault(error, office.configuration);
  }
}

function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
