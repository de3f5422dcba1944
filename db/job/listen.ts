import { connect, type DatabaseAddress } from "../connection.ts";

export interface Listener {
  /** Called with the payload of each notification. */
  hear(payload: string): void;
  /** Called when listening begins, again after a lost connection: some may have been missed. */
  begin(): void;
}

export interface Listening {
  stop(): Promise<void>;
}

/** Listens to a channel on a connection of its own, which comes back when it is lost. */
export async function listen(
  address: DatabaseAddress,
  channel: string,
  { hear, begin }: Listener,
): Promise<Listening> {
  const sql = connect(address, "vrs_gate", 1);
  await sql.listen(channel, hear, begin);
  return { stop: () => sql.end({ timeout: 0 }) };
}
