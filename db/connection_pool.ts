import type { Sql } from "postgres";
import { ConnectionLost, DatabaseBusy } from "./database_gone.ts";
import type { GuardedConnection } from "./guarded_session.ts";

/** A connection for a while: one may not use it after `release`. */
export type Lent = Pick<GuardedConnection, "unsafe" | "release">;

/** What Kysely needs of it. */
export interface Pool {
  readonly options: { max: number };
  reserve(): Promise<Lent>;
  end(): Promise<void>;
}

interface Held {
  sql: Sql;
  connection: GuardedConnection;
  bornAt: number;
  idleSince: number;
}

interface Waiter extends PromiseWithResolvers<Held> {
  timer?: ReturnType<typeof setTimeout>;
}

/** Whoever waits longer for a connection is told that there are too many. */
const PATIENCE_MS = 10_000;
/** So many wait for each at most: in that time no more would get theirs, and each takes memory. */
const WAITING_PER_CONNECTION = 100;
/** What lies idle a firewall may forget, and what is old keeps what its session has grown. */
const MOST_IDLE_MS = 300_000;
const MOST_AGE_MS = 3_600_000;

/**
 * Connections that are opened when needed, up to a number. A lost one is thrown away and never lent
 * again: who had it is told, and the next one gets another. Who has to wait does so in a line that has
 * an end; beyond it, and after some seconds, they get a `DatabaseBusy`.
 */
export class ConnectionPool implements Pool {
  readonly options: { max: number };
  /** The one used last is lent first. */
  #idle: Held[] = [];
  #all = new Set<Held>();
  #opening = 0;
  #waiting: Waiter[] = [];
  #closing = new Set<Promise<void>>();
  #ended: PromiseWithResolvers<void> | undefined;

  /** `open` makes a postgres.js of one guarded connection (`guardSession`). */
  constructor(private readonly open: () => Sql, max: number) {
    this.options = { max };
  }

  reserve = async (): Promise<Lent> => {
    if (this.#ended) throw new ConnectionLost();
    const held = this.#freshest() ?? await (this.#hasRoom() ? this.#open() : this.#wait());
    let isLent = true;
    return {
      unsafe: held.connection.unsafe,
      release: () => {
        if (isLent) this.#takeBack(held);
        isLent = false;
      },
    };
  };

  /** Waits until all that was lent has come back. */
  end = async (): Promise<void> => {
    if (!this.#ended) {
      this.#ended = Promise.withResolvers();
      while (this.#waiting.length > 0) this.#nextWaiting()?.reject(new ConnectionLost());
      for (const held of this.#idle.splice(0)) this.#close(held);
      this.#tellEnd();
    }
    await this.#ended.promise;
    await Promise.all(this.#closing);
  };

  #freshest(): Held | undefined {
    const held = this.#idle.pop();
    if (!held || performance.now() - held.idleSince < MOST_IDLE_MS) return held;
    for (const stale of [held, ...this.#idle.splice(0)]) this.#close(stale);
  }

  #hasRoom(): boolean {
    return this.#all.size + this.#opening < this.options.max;
  }

  async #open(): Promise<Held> {
    this.#opening++;
    const sql = this.open();
    try {
      const connection = await sql.reserve() as GuardedConnection;
      const now = performance.now();
      const held = { sql, connection, bornAt: now, idleSince: now };
      this.#all.add(held);
      connection.onLoss(() => this.#drop(held));
      return held;
    } catch (error) {
      sql.end({ timeout: 0 }).catch(() => {}); // it was never there
      queueMicrotask(() => this.#openForNext()); // as soon as its place is free
      throw error;
    } finally {
      this.#opening--;
    }
  }

  #wait(): Promise<Held> {
    if (this.#waiting.length >= this.options.max * WAITING_PER_CONNECTION) {
      throw new DatabaseBusy();
    }
    const waiter: Waiter = Promise.withResolvers<Held>();
    waiter.timer = setTimeout(() => {
      this.#waiting = this.#waiting.filter((each) => each !== waiter);
      waiter.reject(new DatabaseBusy());
    }, PATIENCE_MS);
    this.#waiting.push(waiter);
    return waiter.promise;
  }

  /** Who has waited longest; they are served or refused now. */
  #nextWaiting(): Waiter | undefined {
    const next = this.#waiting.shift();
    clearTimeout(next?.timer);
    return next;
  }

  #takeBack(held: Held): void {
    if (!this.#all.has(held)) return;
    held.idleSince = performance.now();
    const next = this.#nextWaiting();
    if (next) next.resolve(held);
    else if (this.#ended || held.idleSince - held.bornAt > MOST_AGE_MS) this.#close(held);
    else this.#idle.push(held);
  }

  #drop(held: Held): void {
    this.#forget(held);
    held.sql.end({ timeout: 0 }).catch(() => {}); // it is gone already
    this.#openForNext();
  }

  #close(held: Held): void {
    held.connection.release();
    const closing = held.sql.end({ timeout: 5 }).catch(() => {}) // nothing runs on it
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
    this.#forget(held);
  }

  #forget(held: Held): void {
    this.#all.delete(held);
    this.#idle = this.#idle.filter((each) => each !== held);
    this.#tellEnd();
  }

  /** A place became free without a connection in it. */
  #openForNext(): void {
    if (!this.#hasRoom()) return;
    const next = this.#nextWaiting();
    if (next) this.#open().then(next.resolve, next.reject);
  }

  #tellEnd(): void {
    if (this.#all.size === 0 && this.#opening === 0) this.#ended?.resolve();
  }
}
