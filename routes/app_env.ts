import type { Context } from "hono";
import type { Actor } from "../domain/account/actor.ts";
import type { Configuration } from "../domain/configuration.ts";
import type { Database } from "../db/database.ts";
import type { Session } from "../db/session/lookup_actor.ts";
import type { Sealers } from "../db/sealing/sealers.ts";
import type { Assets } from "./assets.ts";
import type { Meters } from "./meters.ts";
import type { NewsFeed } from "./news_feed.ts";
import type { Readiness } from "./readiness.ts";

/** What every handler may use. One for the life of the server. */
export interface Office {
  database: Database;
  sealers: Sealers;
  assets: Assets;
  newsFeed: NewsFeed;
  readiness: Readiness;
  meters: Meters;
  configuration: Configuration;
  /** The clock: a parameter, so that tests can say what day it is. */
  now(): Date;
  /** One line of the server's log. */
  log(line: Record<string, unknown>): void;
}

export interface AppEnv {
  Bindings: {
    /** Address of the peer on the socket; absent in tests that have no socket. */
    remoteAddress?: string;
  };
  Variables: {
    office: Office;
    requestId: string;
    /** When the request came: everything it writes carries this instant. */
    at: Date;
    actor: Actor | undefined;
    /** The open session of `actor`. */
    session: Session | undefined;
    /** The page asked by itself: that is nothing its user did, and extends no session. */
    isUnattended: boolean | undefined;
  };
}

/** What most functions need of a context; one behind a guard, with its narrower actor, fits too. */
export type RequestContext = Pick<
  Context<AppEnv>,
  "req" | "var" | "env" | "header" | "html" | "json"
>;
