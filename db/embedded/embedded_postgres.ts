import { setTimeout as delay } from "node:timers/promises";
import { type DatabasePlace, prepareDatabasePlace } from "./database_place.ts";
import { prepareCluster, superuser } from "./database_cluster.ts";
import { endOrphans } from "./orphan_processes.ts";
import { type OwnerLock, readAnnouncement, takeOwnerLock } from "./owner_lock.ts";
import { installPostgres } from "./postgres_installation.ts";
import { locatePostgresSource, type PostgresSource } from "./postgres_source.ts";
import { startPostmaster } from "./postmaster.ts";
import { findServerAccount } from "./server_account.ts";
import { prepareSocketDirectory } from "./socket_directory.ts";
import { archiveSettings, refuseClaimedArchive } from "./wal_archive.ts";

/** A running private PostgreSQL; connect with `{ host: socketDirectory, user: superuser }`. */
export interface EmbeddedPostgres {
  socketDirectory: string;
  superuser: string;
  /** Stops the server this process started and waits for it; only lets go when merely attached. */
  stop(): Promise<void>;
  /** Resolves when the server this process started is gone, however; never when only attached. */
  exited: Promise<void>;
}

/**
 * Starts the database kept below `dataDirectory` (created on first use), or attaches to it when
 * another process of ours runs it already; attached processes lose it when its owner ends. The
 * server ends with this process, whatever ends the process. It does not keep the event loop alive.
 * `settings` are PostgreSQL settings by name; `walDirectory` is where it archives its WAL. Throws an
 * Error whose sentence says what to do.
 */
export async function startEmbeddedPostgres(
  dataDirectory: string,
  options: { settings?: Record<string, string>; walDirectory?: string | undefined } = {},
): Promise<EmbeddedPostgres> {
  const source = await locatePostgresSource();
  const place = await prepareDatabasePlace(dataDirectory);
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    const lock = await takeOwnerLock(place.lock);
    if (lock) return await startAsOwner({ ...{ source, place, lock }, ...options });
    const socketDirectory = await readAnnouncement(place.lock);
    if (socketDirectory) return attachTo(socketDirectory);
    await delay(50);
  }
  throw new Error(
    `別のプロセスがデータベースを起動または停止していて、2分待っても終わりません。そのプロセスの終了を待ってから、もう一度実行してください: ${place.root}`,
  );
}

function attachTo(socketDirectory: string): EmbeddedPostgres {
  return {
    socketDirectory,
    superuser,
    stop: () => Promise.resolve(),
    exited: new Promise(() => {}),
  };
}

async function startAsOwner({ source, place, lock, settings = {}, walDirectory: wanted }: {
  source: PostgresSource;
  place: DatabasePlace;
  lock: OwnerLock;
  settings?: Record<string, string>;
  walDirectory?: string | undefined;
}): Promise<EmbeddedPostgres> {
  try {
    const account = await findServerAccount(place.cluster);
    await endOrphans(place.cluster, account);
    await installPostgres({ source, home: place.home, cluster: place.cluster });
    await refuseClaimedArchive(place, wanted);
    await prepareCluster(place, account);
    const socketDirectory = await prepareSocketDirectory(place.root, account);
    const archiving = await archiveSettings({ place, account, wanted });
    const postmaster = await startPostmaster({
      ...{ place, account, socketDirectory },
      settings: { ...archiving, ...settings },
    });
    await lock.announce(socketDirectory);
    const exited = postmaster.ended.then(() => lock.release());
    const stop = async () => {
      await lock.withdraw();
      await postmaster.stop();
      await exited;
    };
    return { socketDirectory, superuser, stop, exited };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
