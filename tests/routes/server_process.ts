import type { DatabaseAddress } from "../../db/connection.ts";
import { openDatabase } from "../../db/database.ts";
import { createApp } from "../../routes/app.ts";
import { anOffice } from "../db/a_database.ts";

/** The product without its jobs, in a process of its own so that its memory can be measured. */
export class ServerProcess implements AsyncDisposable {
  private constructor(readonly process: Deno.ChildProcess, readonly url: string) {}

  /** Serves the database at `address`, which the caller's process keeps running. */
  static async start(address: DatabaseAddress): Promise<ServerProcess> {
    const process = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", import.meta.url, JSON.stringify(address)],
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
    const { value = "" } = await reader.read();
    await reader.cancel();
    return new ServerProcess(process, value.trim());
  }

  /** The most memory it has ever had, in megabytes. */
  async peakMegabytes(): Promise<number> {
    const status = await Deno.readTextFile(`/proc/${this.process.pid}/status`);
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill("SIGKILL");
    await this.process.status;
  }
}

if (import.meta.main) {
  const app = createApp(await anOffice(openDatabase(JSON.parse(Deno.args[0]!))));
  Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    onListen: ({ port }) => console.log(`http://127.0.0.1:${port}`),
  }, (request) => app.fetch(request, { remoteAddress: "127.0.0.1" }));
}
