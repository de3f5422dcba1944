/**
 * All the environment PostgreSQL's programs get: nothing of ours leaks in (PGDATA, LD_PRELOAD, LANG),
 * times are UTC and messages English, so that the log reads alike everywhere.
 */
export function serverEnvironment(): Record<string, string> {
  return { LC_ALL: "C.UTF-8", TZ: "UTC", PATH: Deno.env.get("PATH") ?? "/usr/bin:/bin" };
}
