import assert from "node:assert/strict";
import { applyCorrection } from "../../../db/correction/apply_correction.ts";
import {
  addDose,
  decideDose,
  deleteDose,
  restoreDose,
} from "../../../db/correction/stage_doses.ts";
import { decidePerson } from "../../../db/correction/stage_person.ts";
import type { Database } from "../../../db/database.ts";
import { lookupRecord } from "../../../db/record/lookup_record.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import {
  type CorrectableDose,
  correctableDose,
  type CorrectablePerson,
  correctablePerson,
} from "../../../domain/correction/correctable.ts";
import type { MyNumberDecision } from "../../../domain/correction/person_form.ts";
import type {
  PersonRecord,
  RecordDose,
  RecordSubject,
} from "../../../domain/record/person_record.ts";
import { theSealers } from "../a_database.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";

/** One member of staff at the correction of one record. */
export class Correcting {
  constructor(
    readonly database: Database,
    readonly act: Act,
    readonly subject: RecordSubject,
  ) {}

  get office() {
    return { register: this.database.register, myNumbers: theSealers().myNumbers };
  }

  /** The same record in the hands of a colleague. */
  by(act: Act): Correcting {
    return new Correcting(this.database, act, this.subject);
  }

  /** Another record in the same hands. */
  of(subject: RecordSubject): Correcting {
    return new Correcting(this.database, this.act, subject);
  }

  record(): Promise<PersonRecord> {
    const code = this.act.actor.municipalityCode;
    return inMunicipality(this.database.register, code, async (tx) => {
      const record = await lookupRecord(tx, code, this.subject);
      assert.ok(record, "the record exists");
      return record;
    });
  }

  /** 決定 on the person's screen, as it stands now but for these cells. */
  async person(
    cells: Partial<Omit<CorrectablePerson, "myNumber">>,
    myNumber: MyNumberDecision = { kind: "kept" },
  ) {
    const record = await this.record();
    const { myNumber: _stored, ...stored } = correctablePerson(record)!;
    return await decidePerson(this.office, this.act, {
      subject: this.subject,
      version: record.person!.version,
      cells: { ...stored, ...cells },
      myNumber,
    });
  }

  /** 決定 on the screen of the dose of this number, live or deleted. */
  async dose(doseNumber: number, cells: Partial<CorrectableDose>) {
    return await this.doseOf(await this.#stored(doseNumber), cells);
  }

  doseOf(dose: RecordDose, cells: Partial<CorrectableDose>) {
    return decideDose(this.database.register, this.act, {
      ...this.#shown(dose),
      cells: { ...correctableDose(dose), ...cells },
    });
  }

  async deletes(doseNumber: number) {
    return await this.deletesDose(await this.#stored(doseNumber));
  }

  deletesDose(dose: RecordDose) {
    return deleteDose(this.database.register, this.act, this.#shown(dose));
  }

  async restores(doseNumber: number) {
    return await this.restoresDose(await this.#stored(doseNumber));
  }

  restoresDose(dose: RecordDose) {
    return restoreDose(this.database.register, this.act, this.#shown(dose));
  }

  adds(cells: CorrectableDose, key: string = crypto.randomUUID()) {
    return addDose(this.database.register, this.act, { subject: this.subject, key, cells });
  }

  updates(reason = "入力の誤り") {
    return applyCorrection(this.office, this.act, { subject: this.subject, reason });
  }

  /** 更新する, which must succeed. */
  async update(reason?: string): Promise<void> {
    const updated = await this.updates(reason);
    assert.ok(updated.ok, updated.ok ? "" : updated.message);
  }

  async #stored(doseNumber: number) {
    const { doses, withdrawnDoses } = await this.record();
    const dose = [...doses, ...withdrawnDoses].find((it) => it.doseNumber === doseNumber);
    assert.ok(dose, `there is a dose ${doseNumber}`);
    return dose;
  }

  #shown({ id, version }: { id: string; version: number }) {
    return { subject: this.subject, doseId: id, version };
  }
}

/** Somebody with so many vaccinations on their ticket, and the staff who corrects them. */
export async function aCorrection(
  database: Database,
  act: Act,
  { doses = 2, cells = {} }: { doses?: number; cells?: Partial<RecipientCells> } = {},
): Promise<{ correcting: Correcting; person: RecipientCells }> {
  const person = aRecipient(cells);
  await applyPeople(database, act, [person]);
  const code = act.actor.municipalityCode;
  for (let doseNumber = 1; doseNumber <= doses; doseNumber++) {
    const ticket = aTicket(code, { ticketNumber: person.ticketNumber, doseNumber });
    const vaccinatedOn = `2021-0${4 + doseNumber}-01`;
    await giveDose(database, act, aDose(ticket, { entry: aDoseEntry({ vaccinatedOn }) }));
  }
  const id = await inMunicipality(database.register, code, async (tx) => {
    const row = await tx.selectFrom("ticket").innerJoin(
      "recipient",
      (join) =>
        join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
          .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
    )
      .select("recipient.id").where("ticket.municipality_code", "=", code)
      .where("ticket_number", "=", person.ticketNumber).executeTakeFirstOrThrow();
    return row.id;
  });
  return { correcting: new Correcting(database, act, { kind: "recipient", id }), person };
}

/** A dose as it is typed in by hand. */
export function aHandDose(
  act: Act,
  cells: Partial<CorrectableDose> & { ticketNumber: string },
): CorrectableDose {
  return {
    kind: "vaccination",
    doseNumber: 3,
    vaccinatedOn: "2021-06-20",
    placeCode: act.actor.municipalityCode,
    venueName: "市民ホール",
    doctorName: "医師一郎",
    vaccineCode: "pfizer",
    vaccineMaker: "ファイザー",
    lotNumber: "EP2163",
    ...cells,
  };
}
