import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import type { TimelineEntry } from "../../domain/transfer/inquiry_event.ts";
import type { PersonFacts } from "../recipient/person_facts.ts";

/** Somebody of one's own municipality whom a case may be about. */
export interface CandidateRow extends PersonFacts {
  id: string;
  doseCount: number;
  lastVaccinatedOn: string | null;
  /** 支援措置. */
  isProtected: boolean;
}

/** A case as one side sees it. */
export interface CaseRow {
  inquiry: Inquiry;
  /** The first event first. */
  timeline: readonly TimelineEntry[];
  /** On the asked side while it waits: those who match. */
  candidates: readonly CandidateRow[];
  /** On the asked side: whom the answer is about. */
  person: CandidateRow | undefined;
}

/** What was sent from a case's page and not done. */
export interface RefusedStep {
  typed: Typed;
  problems: readonly FormProblem[];
  /** Somebody else was faster: who did what and when. */
  overtaken?: string;
}

/** Every form of a case's page shows again what was typed into it; their fields differ in name. */
export interface CaseFormProps {
  inquiry: Inquiry;
  typed: Typed;
  problems: readonly FormProblem[];
}
