import { Hono } from "hono";
import type { AppEnv } from "./app_env.ts";
import type { StaffedStation } from "./staffed_station.ts";

/** 当日の一覧: what this account registered today; correct and withdraw. */
export function todaysDoseRoutes(_staffed: StaffedStation): Hono<AppEnv> {
  return new Hono<AppEnv>();
}
