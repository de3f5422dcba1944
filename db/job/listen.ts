import { setTimeout as delay } from "node:timers/promises";
import { connectToListen, type DatabaseAddress } from "../connection.ts";
import type { GuardedConnection } from "../guarded_session.ts";

export interface Listener {
  /** Called with the payload of each notification. */
  hear(payload: string): void;
  /** Called when listening begins, again after a lost connection: some may have been missed. */
  begin(): void;
}

export interface Listening {
  stop(): Promise<void>;
}

/** Nobody notices a dead connection on which nothing is ever sent. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 500;

/**
 * Listens to a channel on a connection of its own, which comes back when it is lost. Throws when it
 * cannot be made in the first place.
 */
export async function listen(
  address: DatabaseAddress,
  channel: string,
  listener: Listener,
): Promise<Listening> {
  const open = () => openEar(address, channel, listener);
  return keepOpen(await open(), open);
}

/** The same for who can do without for a while: also when the database is not there yet. */
export function listenPatiently(
  address: DatabaseAddress,
  channel: string,
  listener: Listener,
): Listening {
  const open = () => openEar(address, channel, listener);
  return keepOpen({ lost: Promise.resolve(), close: () => Promise.resolve() }, open);
}

function keepOpen(first: Ear, open: () => Promise<Ear>): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  let ear = first;
  const keepListening = async () => {
    while (!signal.aborted) {
      ear = await open().catch(() => ear);
      await delay(RETRY_MS, undefined, { signal }).catch(() => {}); // nothing is left to wait for
      await ear.lost;
    }
    await ear.close();
  };
  first.lost.then(keepListening);
  return {
    stop: async () => {
      stopping.abort();
      await ear.close();
    },
  };
}

interface Ear {
  /** Resolves when nothing is heard any more. */
  lost: Promise<void>;
  close(): Promise<void>;
}

async function openEar(
  address: DatabaseAddress,
  channel: string,
  { hear, begin }: Listener,
): Promise<Ear> {
  const sql = connectToListen(address, (_channel, payload) => hear(payload));
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  const close = async () => {
    clearInterval(beating);
    resolve();
    await sql.end({ timeout: 0 }).catch(() => {}); // it may be gone
  };
  let beating: ReturnType<typeof setInterval> | undefined;
  try {
    const connection = await sql.reserve() as GuardedConnection;
    connection.onLoss(close);
    await connection.unsafe(`listen "${channel}"`);
    beating = setInterval(() => connection.unsafe("select 1").catch(close), HEARTBEAT_MS);
    begin();
    return { lost, close };
  } catch (error) {
    await close();
    throw error;
  }
}
