import { VrsProcess } from "../../command_line/vrs_process.ts";
import { measure } from "../measurement.ts";
import type { Campaign } from "./campaign.ts";
import type { Benched } from "./figures.ts";

const LOOK_MS = 20;

/**
 * `publish` as an operator or the night has it done: every tally compared with the register, every
 * file written. In a process of its own, the start of which is measured with it. What was hidden once
 * is not worked out again the same day.
 */
export async function benchPublication({ folder, owner }: Campaign): Promise<Benched> {
  const first = await publish(folder);
  const again = await publish(folder);
  const [{ mb }] = await owner<[{ mb: number }]>`
    select round(sum(length(content)) / 1e6, 1)::float8 as mb from publication_file
    where revision = 1`;
  const [seconds, secondsAgain] = [first, again].map((each) => each.seconds.toFixed(1));
  const memory = Math.round(Math.max(first.memory, again.memory));
  return {
    title: "Publishing the open data",
    table: `${seconds} s, again on the same day ${secondsAgain} s, at most ${memory} MB in the ` +
      `process, ${mb} MB of files (gzip)`,
    figures: [
      { what: "publishing, s", text: seconds! },
      { what: "publishing again, s", text: secondsAgain! },
      { what: "publishing, most MB in the process", text: String(memory) },
      { what: "published files, MB (gzip)", text: String(mb) },
    ],
  };
}

async function publish(folder: string): Promise<{ seconds: number; memory: number }> {
  let memory = 0;
  const { seconds } = await measure("publish", 1, async () => {
    const publishing = new VrsProcess(["publish"], { VRS_DATA_DIR: folder });
    const ended = publishing.ends();
    memory = await mostMemory(publishing.pid, ended);
    const { code, stdout, stderr } = await ended;
    if (code !== 0) throw new Error(stdout + stderr);
  });
  return { seconds, memory };
}

/** The most the process had held when it was last seen, in MB (1,000,000 bytes). */
async function mostMemory(pid: number, ended: Promise<unknown>): Promise<number> {
  let most = 0;
  let hasEnded = false;
  ended.then(() => hasEnded = true);
  while (!hasEnded) {
    const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "");
    const [, kilobytes = "0"] = /VmHWM:\s*(\d+) kB/.exec(status) ?? [];
    most = Math.max(most, Number(kilobytes) * 1024 / 1e6);
    await new Promise((wake) => setTimeout(wake, LOOK_MS));
  }
  return most;
}
