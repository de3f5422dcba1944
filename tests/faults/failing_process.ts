import { ConnectionLost } from "../../db/database_gone.ts";
import { watchUncaughtErrors } from "../../routes/uncaught_errors.ts";

/** Nobody catches what this process throws: first that its database is gone, then a mistake. */
watchUncaughtErrors((line) => console.log(JSON.stringify(line)));
Promise.reject(new ConnectionLost());
setTimeout(() => console.log("still there"), 20);
setTimeout(() => {
  throw new TypeError("Failing row contains (山中 伸弥)");
}, 40);
setTimeout(() => console.log("never said"), 2_000);
