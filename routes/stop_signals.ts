const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** What asks the program to stop. As long as they are watched none of them ends it by itself. */
export interface StopSignals {
  first: Promise<typeof SIGNALS[number]>;
  /** Somebody does not want to wait. */
  second: Promise<unknown>;
  unwatch(): void;
}

export function watchStopSignals(): StopSignals {
  const first = Promise.withResolvers<typeof SIGNALS[number]>();
  const second = Promise.withResolvers<void>();
  let count = 0;
  const listeners = SIGNALS.map((signal) => {
    const hear = () => ++count === 1 ? first.resolve(signal) : second.resolve();
    Deno.addSignalListener(signal, hear);
    return () => Deno.removeSignalListener(signal, hear);
  });
  return {
    first: first.promise,
    second: second.promise,
    unwatch: () => listeners.forEach((remove) => remove()),
  };
}
