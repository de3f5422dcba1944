import type { ReservedSql, Sql, TransactionSql } from "postgres";
import { type SessionEnds, SessionGuard } from "./session_guard.ts";

/** A reserved connection that refuses what comes after its loss, and tells of that. */
export interface GuardedConnection extends ReservedSql {
  readonly isLost: boolean;
  /** Called once, at the loss; at once when that has been. */
  onLoss(tell: () => void): void;
}

/** Whoever ends a session has its answers already, as a rule. */
const LAST_ANSWER_SECONDS = 5;

/** Guards whatever is asked of a postgres.js of one connection that is never made anew. */
export function guardSession(sql: Sql, ends: SessionEnds): Sql {
  const { reserve: take, end: finish } = sql;
  const guard = new SessionGuard(ends);
  sql.options.onclose = () => guard.lose();

  const reserve = async (): Promise<GuardedConnection> => {
    const reserved = await take();
    return guarded(reserved, guard, {
      /** A lost connection finds its own way back to postgres.js when it is closed. */
      release: () => guard.isLost ? undefined : reserved.release(),
      onLoss: (tell: () => void) => guard.onLoss(tell),
    }) as GuardedConnection;
  };

  // postgres.js would wait for ever for a connection that was lost, or that was never made.
  const end: Sql["end"] = async (options) => {
    await finish({ timeout: guard.isLost ? 0 : options?.timeout ?? LAST_ANSWER_SECONDS });
    ends.cutOff();
  };

  const begin = async <Value>(...given: Begun<Value>): Promise<Value> => {
    const [mode, work] = given.length === 2 ? given : ["", given[0]];
    const connection = await reserve();
    try {
      await connection.unsafe(`begin ${mode}`);
      const value = await work(connection as unknown as TransactionSql);
      const { command } = await connection.unsafe("commit");
      // PostgreSQL does not call it an error when a statement before had failed.
      if (command !== "COMMIT") throw new Error("The transaction had failed before.");
      return value;
    } catch (error) {
      await connection.unsafe("rollback").catch(() => {}); // with a lost connection it went back
      throw error;
    } finally {
      connection.release();
    }
  };

  return guarded(sql, guard, { reserve, end, begin });
}

type Work<Value> = (tx: TransactionSql) => Value | Promise<Value>;
type Begun<Value> = [work: Work<Value>] | [mode: string, work: Work<Value>];

/** The same functions, whose queries are watched; some of them `instead`. */
function guarded<Asked extends Sql>(asked: Asked, guard: SessionGuard, instead: object): Asked {
  const unsafe = (...given: Parameters<Sql["unsafe"]>) => guard.watch(asked.unsafe(...given));
  const own = { ...instead, unsafe };
  return new Proxy(asked, {
    apply: (target, _self, given) => guard.watch(Reflect.apply(target, undefined, given)),
    get: (target, name) => {
      if (name === "isLost") return guard.isLost;
      return Reflect.get(name in own ? own : target, name);
    },
  });
}
