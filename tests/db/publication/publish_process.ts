/** A publication in a process of its own, to be killed. */
import type { DatabaseAddress } from "../../../db/connection.ts";
import { makePublication } from "../../../db/publication/make_publication.ts";
import { anOrder } from "./a_publication.ts";

const address: DatabaseAddress = JSON.parse(Deno.args[0]!);
await makePublication(address, anOrder());
