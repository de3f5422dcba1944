import { Hono } from "hono";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";

export const assetRoutes = new Hono<AppEnv>();

assetRoutes.get(paths.asset(":name"), (c) => {
  const asset = c.var.office.assets.byName.get(c.req.param("name"));
  if (!asset) return c.notFound();
  const takesGzip = (c.req.header("accept-encoding") ?? "").includes("gzip");
  c.header("content-type", asset.type);
  c.header("cache-control", "public, max-age=31536000, immutable");
  c.header("vary", "accept-encoding");
  if (takesGzip) c.header("content-encoding", "gzip");
  return c.body(takesGzip ? asset.gzipped : asset.bytes);
});
