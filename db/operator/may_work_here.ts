import { type RawBuilder, sql } from "kysely";
import type { RegisterActor } from "../../domain/account/actor.ts";

/** Whether a row of `station_operator` is of somebody who may work under the actor's login ID. */
export function mayWorkHere({ accountId }: RegisterActor): RawBuilder<boolean> {
  return sql<boolean>`(station_operator.disabled_at is null
    and (station_operator.account_ids is null or ${accountId} = any (station_operator.account_ids)))`;
}
