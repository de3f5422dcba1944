import { v7 as uuid } from "uuid";
import type { Database } from "../../../db/database.ts";
import type { Sealers } from "../../../db/sealing/sealers.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { CaseState } from "../../../domain/transfer/case_standing.ts";
import { caseStart } from "../../../domain/transfer/case_state.ts";
import type {
  InquiryFinding,
  MyNumberQuestion,
  NameCriteria,
  Refusal,
  Side,
} from "../../../domain/transfer/inquiry.ts";
import { TEST_TIME, theSealers } from "../a_database.ts";

export interface GivenCase {
  asking: string;
  asked: string;
  /** 山田花子 by name, unless said otherwise. */
  about?: NameCriteria | Pick<MyNumberQuestion, "kind" | "myNumber">;
  finding?: InquiryFinding;
  /** Where the finding begins, unless given. */
  state?: CaseState;
  askedAt?: Date;
  openableUntil?: Date | null;
  answeredAt?: Date | null;
  refusal?: Refusal | null;
  /** The asked municipality's person. */
  recipientId?: string | null;
  batchId?: string | null;
  /** Of who asked. */
  accountId?: string;
  loginId?: string;
  sealers?: Sealers;
}

export const HANAKO: NameCriteria = {
  kind: "name",
  familyKana: "ヤマダ",
  givenKana: "ハナコ",
  birthDate: "1956-04-12",
  sex: "female",
};

/** Both sides' rows of a case and its first event, as asking leaves them; answers the case's id. */
export async function aCase(database: Database, given: GivenCase): Promise<string> {
  const id = uuid();
  const { asking, asked } = given;
  for (const side of ["asking", "asked"] as const) {
    const own = side === "asking" ? asking : asked;
    await inMunicipality(database.register, own, async (tx) => {
      await tx.insertInto("inquiry").values(inquiryRow(id, side, given)).execute();
      await tx.insertInto("inquiry_event").values({
        municipality_code: own,
        id: uuid(),
        inquiry_id: id,
        at: given.askedAt ?? TEST_TIME,
        kind: "asked",
        by_side: "asking",
        login_id: given.loginId ?? "kikite@town.lg.jp",
      }).execute();
    });
  }
  return id;
}

const HOURS_72 = 72 * 3_600_000;

function inquiryRow(id: string, side: Side, given: GivenCase) {
  const { asking, asked, finding = "one", askedAt = TEST_TIME } = given;
  const isAsking = side === "asking";
  const start = caseStart(finding);
  const state = given.state ?? start.to;
  const effect = start[side];
  const isAnswered = ["answered", "confirmed", "denied", "completed"].includes(state);
  const until = finding === "one" ? new Date(askedAt.getTime() + HOURS_72) : null;
  return {
    municipality_code: isAsking ? asking : asked,
    id,
    side,
    other_code: isAsking ? asked : asking,
    ...askedAbout(id, side, given),
    person_index: null,
    batch_id: isAsking ? given.batchId ?? null : null,
    finding,
    state,
    asked_at: askedAt,
    account_id: given.accountId ?? uuid(),
    login_id: given.loginId ?? "kikite@town.lg.jp",
    recipient_id: isAsking ? null : given.recipientId ?? null,
    answered_at: given.answeredAt === undefined ? isAnswered ? askedAt : null : given.answeredAt,
    openable_until: given.openableUntil === undefined ? until : given.openableUntil,
    refusal: given.refusal ?? null,
    is_unread: effect.isUnread ?? false,
    handled_at: effect.isHandled ? askedAt : null,
    handled_login_id: effect.isHandled ? "kikite@town.lg.jp" : null,
  };
}

function askedAbout(id: string, side: Side, given: GivenCase) {
  const { asking, asked, about = HANAKO, sealers = theSealers() } = given;
  const none = {
    family_kana: null,
    given_kana: null,
    birth_date: null,
    sex: null,
    my_number_sealed: null,
    my_number_index: null,
  };
  if (about.kind === "name") {
    const { kind, familyKana, givenKana, birthDate, sex } = about;
    const named = { family_kana: familyKana, given_kana: givenKana, birth_date: birthDate, sex };
    return { ...none, kind, ...named };
  }
  const { myNumbers } = sealers;
  const owner = { municipalityCode: asking, residentNumberKey: `inquiry:${id}` };
  return {
    ...none,
    kind: about.kind,
    ...(side === "asking"
      ? { my_number_sealed: myNumbers.seal(about.myNumber, owner) }
      : { my_number_index: myNumbers.index(about.myNumber, asked) }),
  };
}
