import type { Database } from "../../../db/database.ts";
import { correctTodaysDose } from "../../../db/dose/correct_todays_dose.ts";
import { openTodaysDose } from "../../../db/dose/open_todays_dose.ts";
import { restoreTodaysDose, withdrawTodaysDose } from "../../../db/dose/withdraw_todays_dose.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { DoseEntry } from "../../../domain/dose/dose_entry.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import type { Ticket } from "../../../domain/ticket/ocr_line.ts";
import { anAct, anActor } from "../an_act.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./a_dose.ts";

/** A dose in the hands of the account that registered it today. */
export class TodaysWork {
  constructor(
    readonly database: Database,
    readonly act: Act,
    readonly dose: { doseId: string; ticket: Ticket },
  ) {}

  /** The same dose in other hands, or at another time. */
  by(act: Act): TodaysWork {
    return new TodaysWork(this.database, act, this.dose);
  }

  opens() {
    return openTodaysDose(this.database.register, this.act, this.dose.doseId);
  }

  corrects(version: number, entry: Partial<DoseEntry> = {}, reason = "入力の誤り") {
    const { doseId, ticket } = this.dose;
    const examination = { vaccineCode: null, lotNumber: null };
    return correctTodaysDose(this.database.register, this.act, {
      doseId,
      version,
      entry: aDoseEntry({ ...(ticket.kind === "examination" && examination), ...entry }),
      vaccines: PRESET_VACCINES,
      reason,
    });
  }

  withdraws(version: number, reason = "別の人の接種券で登録した") {
    const { doseId } = this.dose;
    return withdrawTodaysDose(this.database.register, this.act, { doseId, version, reason });
  }

  restores(version: number) {
    const { doseId } = this.dose;
    return restoreTodaysDose(this.database.register, this.act, { doseId, version });
  }
}

/** A venue's dose of today on the ticket of a registered person, of its own municipality unless `issuer` is given. */
export async function aTodaysDose(
  database: Database,
  { issuer, ...given }: { issuer?: string; act?: Act } & Partial<Ticket> = {},
): Promise<{ work: TodaysWork; clerk: Act; person: RecipientCells; code: string }> {
  const { act = anAct({ actor: anActor({ kind: "venue" }) }), ...ticketCells } = given;
  const code = issuer ?? act.actor.municipalityCode;
  const clerk = anAct({ actor: anActor({ municipalityCode: code, loginId: "clerk@town.lg.jp" }) });
  const person = aRecipient();
  await applyPeople(database, clerk, [person]);
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber, ...ticketCells });
  const doseId = await giveDose(database, act, aDose(ticket));
  return { work: new TodaysWork(database, act, { doseId, ticket }), clerk, person, code };
}
