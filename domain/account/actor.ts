import type { AccountRole } from "./account_role.ts";
import type { WorkingOperator } from "./operator.ts";

/** The person behind a request, as the session knows them. */
export type Actor = MunicipalActor | VenueActor | PrefectureActor | NationalActor;

interface SignedIn {
  accountId: string;
  loginId: string;
  sessionId: string;
}

export interface MunicipalActor extends SignedIn {
  kind: "municipal";
  municipalityCode: string;
  role: AccountRole;
}

/** 管理者 of a municipality. */
export interface ManagingActor extends MunicipalActor {
  role: "manager";
}

export interface VenueActor extends SignedIn {
  kind: "venue";
  municipalityCode: string;
  /** Who works at the shared tablet, where the municipality asks for it. */
  operator?: WorkingOperator;
}

export interface PrefectureActor extends SignedIn {
  kind: "prefecture";
  prefectureCode: string;
}

export interface NationalActor extends SignedIn {
  kind: "national";
}

/** Those who see figures alone, never a person. */
export type StatisticalActor = PrefectureActor | NationalActor;

/** Those who may see people: always of exactly one municipality. */
export type RegisterActor = MunicipalActor | VenueActor;

/** 担当者 of a shared tablet; everybody else signs in as the person they are. */
export function operatorOf(actor: Actor): WorkingOperator | undefined {
  return actor.kind === "venue" ? actor.operator : undefined;
}
