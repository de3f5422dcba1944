import { Buffer } from "node:buffer";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { openBytes, sealBytes } from "../db/sealing/sealed_bytes.ts";
import type { Typed } from "../domain/form_problem.ts";
import { paths } from "../views/paths.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";

// What somebody last typed into 「氏名」などで照会, so that going back from a record finds the list again.
// Personal data, which stands in no address and on no server: the browser brings it along, sealed for
// this one session, to any server process.

const KEPT_S = 30 * 60;
/** A browser takes 4,096 bytes with the name and the attributes. */
const MOST_CHARACTERS = 3_500;

const LastSearch = z.object({ typed: z.record(z.string(), z.string()), at: z.number() });

/** `__Secure-` and not `__Host-`, which would send it along with every request. */
function cookieName(c: RequestContext): string {
  return isSecure(c) ? "__Secure-vrs-search" : "vrs-search";
}

export function keepLastSearch(c: RequestContext, typed: Typed): void {
  const search: z.input<typeof LastSearch> = { typed, at: c.var.at.getTime() };
  const { keys } = c.var.office.sealers;
  const text = sealBytes(keys, Buffer.from(JSON.stringify(search)), contextOf(c))
    .toString("base64url");
  const isKept = text.length <= MOST_CHARACTERS;
  setCookie(c as Context<AppEnv>, cookieName(c), isKept ? text : "", {
    httpOnly: true,
    sameSite: "Lax",
    path: paths.search,
    secure: isSecure(c),
    maxAge: isKept ? KEPT_S : 0,
  });
}

/** Undefined when this session has searched for nobody in the last half an hour. */
export function lookupLastSearch(c: RequestContext): Typed | undefined {
  const text = getCookie(c as Context<AppEnv>, cookieName(c));
  const found = text && opened(c, text);
  if (!found) return undefined;
  return Math.abs(c.var.at.getTime() - found.at) < KEPT_S * 1_000 ? found.typed : undefined;
}

/** Undefined when it was sealed for another session, with a key that has gone, or was tampered with. */
function opened(c: RequestContext, text: string): z.infer<typeof LastSearch> | undefined {
  try {
    const { keys } = c.var.office.sealers;
    const bytes = openBytes(keys, Buffer.from(text, "base64url"), contextOf(c));
    return LastSearch.parse(JSON.parse(bytes.toString()));
  } catch {
    return undefined;
  }
}

function contextOf(c: RequestContext): string {
  return `last search:${c.var.actor?.sessionId}`;
}

function isSecure(c: RequestContext): boolean {
  return c.var.office.configuration.VRS_PUBLIC_URL?.startsWith("https:") ?? false;
}
