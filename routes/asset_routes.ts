import { Hono } from "hono";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { ENCODINGS } from "./packed.ts";
import { allowReader } from "./security.ts";

export const assetRoutes = new Hono<AppEnv>();

assetRoutes.get(paths.asset(":name"), async (c) => {
  const asset = c.var.office.assets.byName.get(c.req.param("name"));
  if (!asset) return c.notFound();
  const taken = (c.req.header("accept-encoding") ?? "").split(/[\s,;]+/);
  const encoding = ENCODINGS.find((each) => taken.includes(each));
  c.header("content-type", asset.type);
  c.header("cache-control", "public, max-age=31536000, immutable");
  c.header("vary", "accept-encoding");
  if (asset.runsReader) allowReader(c);
  if (encoding) c.header("content-encoding", encoding);
  return c.body(encoding ? await asset.packed.as(encoding) : asset.packed.bytes);
});
