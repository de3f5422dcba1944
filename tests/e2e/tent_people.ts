import type { Database } from "../../db/database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aRecipient, type RecipientCells } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";

/** Whose tickets the takes show (`tests/reader/frames/takes.jsonl`), by 券番号. */
const CHIYODA: Partial<RecipientCells>[] = [
  { ticketNumber: "0000000101", givenName: "一子" },
  { ticketNumber: "0000000102", givenName: "三郎" },
  { ticketNumber: "0000000103", givenName: "斜子" },
  { ticketNumber: "0000000104", givenName: "暗子" },
  { ticketNumber: "0000000105", givenName: "光子" },
  { ticketNumber: "0000000107", givenName: "旧子", residentNumber: "7007" },
  { ticketNumber: "0000000109", givenName: "予診" },
];
const URAYASU = [{ ticketNumber: "0000000106", familyName: "浦安", familyKana: "ウラヤス" }];

/** Registers them: 千代田区's, one with a newer ticket, and one of 浦安市; 108 is nobody's. */
export async function registerTentPeople(database: Database): Promise<void> {
  const chiyoda = anAct({ actor: anActor({ municipalityCode: "131016" }) });
  await upload(database, chiyoda, { content: CHIYODA.map(aRecipient) });
  const reissued = aRecipient({ ...CHIYODA[5], ticketNumber: "0000000117", myNumber: "" });
  await upload(database, chiyoda, { content: [reissued] });
  const urayasu = anAct({ actor: anActor({ municipalityCode: "122271" }) });
  await upload(database, urayasu, { content: URAYASU.map(aRecipient) });
}
