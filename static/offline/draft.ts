import type { Typed } from "../../domain/form_problem.ts";

/** What was under way when the network broke, for the offline screen to go on with. */
export type Draft =
  /** A ticket was read, or its form was filled in but cannot be queued as it is. */
  | { kind: "entry"; typed: Typed }
  /** The form was put into the queue. */
  | { kind: "saved"; ocrLine: string };
