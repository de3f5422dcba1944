import type { Actor, RegisterActor } from "./actor.ts";

/** One act of one person: what every command writes into its change and its audit entry. */
export interface Act<Who extends Actor = RegisterActor> {
  actor: Who;
  at: Date;
  /** Ties the audit entry to the server's log. */
  requestId: string;
  /** Network address the request came from. */
  address: string;
}
