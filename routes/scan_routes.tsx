import { Hono } from "hono";
import type { AppEnv } from "./app_env.ts";

/** 予診票 read from scans: images or a PDF. */
export const scanRoutes = new Hono<AppEnv>();
