import { Hono } from "hono";
import type { AppEnv } from "./app_env.ts";
import type { StaffedStation } from "./staffed_station.ts";

/** What a session registers with: 会場名, ワクチン, ロットNo., 医師名. */
export function presetRoutes(_staffed: StaffedStation): Hono<AppEnv> {
  return new Hono<AppEnv>();
}
