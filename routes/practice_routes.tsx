import { Hono } from "hono";
import type { AppEnv } from "./app_env.ts";

/** 練習: fictional tickets; writes nothing. */
export const practiceRoutes = new Hono<AppEnv>();
