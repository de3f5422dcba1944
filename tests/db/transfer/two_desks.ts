import type { Database } from "../../../db/database.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { handleInquiry } from "../../../db/transfer/handle_inquiry.ts";
import { findInquiry } from "../../../db/transfer/inquiry_rows.ts";
import type { TransferOffice } from "../../../db/transfer/transfer_office.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { Result } from "../../../domain/result.ts";
import type { Inquiry } from "../../../domain/transfer/inquiry.ts";
import type { InquiryAct } from "../../../domain/transfer/inquiry_event.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { idOf } from "../duplicate/a_pair.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { aNameThatIs, ask, aTown, aTransferOffice, criteriaOf } from "./two_towns.ts";

/** A case between two town halls, and what staff of either does with it. */
export interface TwoDesks {
  office: TransferOffice;
  id: string;
  asking: Act;
  asked: Act;
  /** Of the asked municipality, all alike. */
  people: RecipientCells[];
  personIds: string[];
}

/** Asks about so many people who are exactly as asked: 0 finds none, 1 one, 2 several. */
export async function twoDesks(database: Database, count: number): Promise<TwoDesks> {
  const office = aTransferOffice(database);
  const asking = await aTown(database);
  const asked = await aTown(database);
  const code = asked.actor.municipalityCode;
  const familyKana = aNameThatIs("not covered", code);
  const cells = { familyKana, givenKana: "" };
  const people = Array.from({ length: count }, () => aRecipient(cells));
  if (people.length > 0) await applyPeople(database, asked, people);
  const personIds = await Promise.all(people.map((person) => idOf(database, asked, person)));
  const about = criteriaOf(people[0] ?? aRecipient(cells));
  const { id } = await ask(office, asking, { otherCode: code, about });
  return { office, id, asking, asked, people, personIds };
}

/** The case as this side's staff would see it, without looking at it. */
export function inquiryAt({ office, id }: TwoDesks, { actor }: Act): Promise<Inquiry> {
  const code = actor.municipalityCode;
  return inMunicipality(office.register, code, (tx) => findInquiry(tx, code, id));
}

/** Staff of one side does something, on the screen as it stands now. */
export async function does(desks: TwoDesks, act: Act, doing: InquiryAct): Promise<Result<void>> {
  const { version } = await inquiryAt(desks, act);
  return await handleInquiry(desks.office, act, { inquiryId: desks.id, version, does: doing });
}

/** The first who is as asked is named as the one who moved. */
export function confirmFirst(desks: TwoDesks): Promise<Result<void>> {
  return does(desks, desks.asked, { event: "confirm", recipientId: desks.personIds[0]! });
}

/** The same staff, some minutes later. */
export function later(act: Act, minutes: number): Act {
  return { ...act, at: new Date(act.at.getTime() + minutes * 60_000) };
}
