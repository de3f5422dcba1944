import { createMiddleware } from "hono/factory";
import { primaryPlace } from "../db/replica.ts";
import { paths } from "../views/paths.ts";
import type { AppEnv } from "./app_env.ts";
import { setSeenPlace } from "./seen_cookie.ts";

const ONLY_LOOKS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Their pages show what a job wrote for whoever looks at them. */
const OF_JOBS = [paths.uploads, paths.doseUploads, paths.batches];

/**
 * Whoever has written, or was shown that a job has, finds that wherever they look next: where there
 * is a replica their browser remembers how far it must have come.
 */
export const rememberWriting = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { session, office: { database } } = c.var;
  if (!database.replica || !session) return;
  const isWriting = !ONLY_LOOKS.has(c.req.method);
  if (!isWriting && !OF_JOBS.some((path) => c.req.path.startsWith(path))) return;
  setSeenPlace(c, await primaryPlace(database.gate));
});
