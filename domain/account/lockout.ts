/** How many wrong tries are free, and how long one waits after more. */
export interface Lockout {
  freeTries: number;
  /** After the last free try; doubles with each one after that. */
  firstWaitMinutes: number;
  longestWaitMinutes: number;
  /** Tries are forgotten one by one, as time goes by. */
  forgetsOneEveryMinutes: number;
}

/**
 * Who tries too often waits [ours]. An account allows about eleven tries at once and one an hour
 * from then on; an address, which a whole town hall may share, some twenty and twenty an hour. A
 * second factor is counted by itself: a right password must not wipe out the wrong codes.
 */
export const LOCKOUTS = {
  account: lockout({ freeTries: 5, forgetsOneEveryMinutes: 60 }),
  factor: lockout({ freeTries: 5, forgetsOneEveryMinutes: 60 }),
  address: lockout({ freeTries: 20, forgetsOneEveryMinutes: 3 }),
};

/** Wrong tries of one account or address. */
export interface WrongTries {
  /** How many were remembered right after the last one; not whole, since forgetting is gradual. */
  level: number;
  lastAt: Date;
}

const MINUTE = 60_000;

/** When the next try is looked at, at the earliest; until then even a right password is refused. */
export function nextTryAt({ level, lastAt }: WrongTries, lockout: Lockout): Date {
  const beyond = Math.ceil(level) - lockout.freeTries;
  const minutes = beyond < 0
    ? 0
    : Math.min(lockout.firstWaitMinutes * 2 ** beyond, lockout.longestWaitMinutes);
  return new Date(lastAt.getTime() + minutes * MINUTE);
}

/** The tries with one more, which came at `at`. */
export function oneMoreTry(tries: WrongTries, at: Date, lockout: Lockout): WrongTries {
  const passed = Math.max(0, at.getTime() - tries.lastAt.getTime()) / MINUTE;
  const remembered = Math.max(0, tries.level - passed / lockout.forgetsOneEveryMinutes);
  return { level: remembered + 1, lastAt: at };
}

/** After this long nothing of a try is remembered, by whichever rule: its row may go. */
export const TRIES_KEPT_MINUTES = 24 * 60;

function lockout(given: Pick<Lockout, "freeTries" | "forgetsOneEveryMinutes">): Lockout {
  return { ...given, firstWaitMinutes: 1, longestWaitMinutes: 60 };
}
