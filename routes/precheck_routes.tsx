import { Hono } from "hono";
import type { AppEnv } from "./app_env.ts";

/** 接種前確認: what a ticket means and what is due, before the jab; registers nothing. */
export const precheckRoutes = new Hono<AppEnv>();
