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
}

export interface VenueActor extends SignedIn {
  kind: "venue";
  municipalityCode: string;
}

export interface PrefectureActor extends SignedIn {
  kind: "prefecture";
  prefectureCode: string;
}

export interface NationalActor extends SignedIn {
  kind: "national";
}

/** Those who may see people: always of exactly one municipality. */
export type RegisterActor = MunicipalActor | VenueActor;
