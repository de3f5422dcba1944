import type { Sql } from "postgres";
import type { Database } from "../../db/database.ts";
import { openOutput } from "../../db/output/open_output.ts";
import { rememberPreset } from "../../db/session/session_preset.ts";
import type { RegisterActor } from "../../domain/account/actor.ts";
import { anAct } from "./an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./dose/a_dose.ts";
import { anAccount, aSession } from "./session/an_account.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "./upload/a_recipient.ts";
import { upload } from "./upload/an_upload.ts";

/** Leaves at least one row of the municipality in every table, by ordinary use where there is one. */
export async function fillEveryTable(database: Database, owner: Sql, code: string): Promise<void> {
  const { loginId } = await anAccount(database.gate, {
    kind: "municipal",
    loginId: `yakuba@${code}.lg.jp`,
    municipalityCode: code,
  });
  const actor = (await aSession(database.gate, loginId)).actor as RegisterActor;
  const act = anAct({ actor });
  await rememberPreset(database.register, actor, aDoseEntry());

  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const reissued = aTicketNumber(700_000_001);
  const renamed = { ...person, familyName: "鈴木", ticketNumber: reissued };
  await upload(database, act, { content: [renamed] });
  await upload(database, act, { content: [aBlankRow("誰でもない")] });
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber: reissued })));
  const output = await openOutput(database, act, { kind: "register", header: "without_header" });
  await new Response(output).bytes();

  // Nothing in the product writes these two yet.
  await owner`insert into lot values (${code}, 'pfizer', 'EY5420')`;
  await owner`
    insert into dose_history select *, change_id from dose where municipality_code = ${code}`;
}
