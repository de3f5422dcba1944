import type { DatabaseAddress } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { loginPasswords } from "../../db/login_passwords.ts";
import { aKeyRing } from "./a_key_ring.ts";

/** A PostgreSQL for tests; `database` says which of its databases an address means. */
export type TestServer = (database: string) => DatabaseAddress;

const OWNER = "vrs_owner";

/** The roles belong to the whole server, so all tests on one give them the same passwords. */
export const THE_PASSWORDS = loginPasswords(aKeyRing());

let found: Promise<TestServer> | undefined;

/**
 * The server the test command started (VRS_TEST_SOCKET) or was given (VRS_TEST_DATABASE_URL); else
 * one of our own, so that `deno test -A` on a single file works.
 */
export function theTestServer(): Promise<TestServer> {
  return found ??= findServer();
}

async function findServer(): Promise<TestServer> {
  const url = Deno.env.get("VRS_TEST_DATABASE_URL");
  if (url) {
    return (database) => ({
      kind: "url",
      url: Object.assign(new URL(url), { pathname: database }).href,
      passwords: THE_PASSWORDS,
    });
  }
  return onSocket(Deno.env.get("VRS_TEST_SOCKET") ?? await startOurOwn());
}

function onSocket(socketDirectory: string): TestServer {
  return (database) => ({ kind: "socket", socketDirectory, owner: OWNER, database });
}

/**
 * Each test file has a server to itself, because whoever starts one takes it away when it ends.
 * They stay on disk between runs: a second start takes 30 ms instead of a second.
 */
async function startOurOwn(): Promise<string> {
  const slots = `/tmp/vrs_test_postgres_${Deno.uid()}`;
  for (let slot = 0;; slot++) {
    const directory = `${slots}/${slot}`;
    await Deno.mkdir(directory, { recursive: true });
    // Under root PostgreSQL runs as another user, who must be able to enter.
    for (const path of [slots, directory]) await Deno.chmod(path, 0o755);
    const taken = await Deno.open(`${directory}/taken`, { create: true, write: true });
    if (await taken.tryLock(true)) return (await startEmbeddedPostgres(directory)).socketDirectory;
    taken.close();
  }
}
