import { z } from "zod";
import { JOB_KINDS } from "../db/job/job_kind.ts";
import type { Office } from "./app_env.ts";

/** What the thread that runs jobs logs of each of them. */
const EndedJob = z.object({
  kind: z.enum(JOB_KINDS),
  state: z.enum(["done", "failed", "queued", "interrupted"]),
  ms: z.number(),
});

/** Logs what the jobs' thread says, and counts the jobs it tells of. */
export function hearJobs({ log, meters }: Pick<Office, "log" | "meters">): Office["log"] {
  return (line) => {
    log(line);
    const ended = EndedJob.safeParse(line);
    if (ended.success) meters.jobEnded(ended.data);
  };
}
