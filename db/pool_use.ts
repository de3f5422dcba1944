import type { Lent, Pool } from "./connection_pool.ts";

/** How much of a pool of connections is taken, as it changes. */
export interface PoolUse {
  name: string;
  /** Connections at most. */
  size: number;
  inUse: number;
  /** Who has asked for one and has none yet. */
  waiting: number;
  /** What all of them together have waited for so far. */
  waitedMs: number;
}

/** The same pool, and how much of it is lent. */
export function countedPool(pool: Pool, name: string): { pool: Pool; use: PoolUse } {
  const use: PoolUse = { name, size: pool.options.max, inUse: 0, waiting: 0, waitedMs: 0 };
  const reserve = async () => {
    const connection = await waited(use, () => pool.reserve());
    return countUse(use, connection);
  };
  return { use, pool: { options: pool.options, reserve, end: () => pool.end() } };
}

async function waited<Value>(use: PoolUse, take: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  use.waiting++;
  try {
    return await take();
  } finally {
    use.waiting--;
    use.waitedMs += performance.now() - began;
  }
}

function countUse(use: PoolUse, connection: Lent): Lent {
  const release = connection.release;
  let isReleased = false;
  use.inUse++;
  connection.release = () => {
    if (!isReleased) use.inUse--;
    isReleased = true;
    release();
  };
  return connection;
}
