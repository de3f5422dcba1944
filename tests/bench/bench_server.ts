import { addAccount } from "../../db/account/add_account.ts";
import type { DatabaseAddress } from "../../db/connection.ts";
import { type Database, openDatabase } from "../../db/database.ts";
import { openDatabaseServer } from "../../db/database_server.ts";
import { readConfiguration } from "../../domain/configuration.ts";
import { paths } from "../../views/paths.ts";
import { aServer } from "../command_line/vrs_process.ts";
import { BENCH_MUNICIPALITY } from "./bench_act.ts";
import { Visitor } from "./visitor.ts";

/** `deno task start` in a folder of its own, with the settings users get, and two who signed in. */
export interface BenchServer extends AsyncDisposable {
  address: DatabaseAddress;
  database: Database;
  staff: Visitor;
  venue: Visitor;
  /** Most memory the server process ever held, in MB (1,000,000 bytes). */
  peakMemory(): Promise<number>;
}

const PASSWORD = "bench-password-2021";

export async function startBenchServer(): Promise<BenchServer> {
  const folder = await Deno.makeTempDir({ prefix: "vrs-bench-" });
  await Deno.chmod(folder, 0o755);
  const server = await aServer({ VRS_DATA_DIR: folder, DENO_V8_FLAGS: await v8Flags() });
  const joined = await openDatabaseServer(readConfiguration({ VRS_DATA_DIR: folder }));
  const database = openDatabase(joined.address);
  const visitor = async (kind: "municipal" | "venue", loginId: string) => {
    const account = { kind, loginId, password: PASSWORD, prefectureCode: null };
    await addAccount(
      database.gate,
      { ...account, municipalityCode: BENCH_MUNICIPALITY },
      new Date(),
    );
    return await Visitor.signIn(server.url, { loginId, password: PASSWORD });
  };
  const staff = await visitor("municipal", "bench@example.lg.jp");
  await staff.post(paths.uploadSetting, { steps: "one_step" });
  return {
    address: joined.address,
    database,
    staff,
    venue: await visitor("venue", "bench-01"),
    peakMemory: () => peakMemory(server.vrs.pid),
    async [Symbol.asyncDispose]() {
      await database.close();
      await joined.stop();
      await server.stop("SIGTERM");
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Those of `deno task start`. */
async function v8Flags(): Promise<string> {
  const { tasks } = JSON.parse(
    await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
  );
  return /--v8-flags=(\S+)/.exec(tasks.start)![1]!;
}

async function peakMemory(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/VmHWM:\s*(\d+) kB/.exec(status)![1]) * 1024 / 1e6;
}
