/** A folding in a process of its own, to be killed. */
import { type DatabaseAddress } from "../../../db/connection.ts";
import { openDatabase } from "../../../db/database.ts";
import { foldTallies } from "../../../db/tally/fold.ts";

const address: DatabaseAddress = JSON.parse(Deno.args[0]!);
const database = openDatabase(address);
await foldTallies(database);
await database.close();
