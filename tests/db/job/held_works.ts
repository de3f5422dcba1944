import type { JobWork } from "../../../db/job/job_work.ts";
import { leaveATrace } from "./a_job.ts";

/** A work that waits until it is let go on; `events` says what happened, in which order. */
export function heldWorks() {
  const events: string[] = [];
  const begun = new Gates();
  const released = new Gates();
  const work: JobWork = async (office, run) => {
    await leaveATrace(office, run);
    events.push(`begin ${run.subjectId}`);
    begun.of(run.subjectId).resolve();
    await released.of(run.subjectId).promise;
    events.push(`end ${run.subjectId}`);
  };
  return {
    events,
    work,
    hasBegun: ({ subjectId }: { subjectId: string }) => begun.of(subjectId).promise,
    release: ({ subjectId }: { subjectId: string }) => released.of(subjectId).resolve(),
  };
}

class Gates {
  #bySubject = new Map<string, PromiseWithResolvers<void>>();

  of(subjectId: string): PromiseWithResolvers<void> {
    const gate = this.#bySubject.get(subjectId) ?? Promise.withResolvers<void>();
    this.#bySubject.set(subjectId, gate);
    return gate;
  }
}
