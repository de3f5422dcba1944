import type { Act } from "../../domain/account/act.ts";
import { nameKey } from "../../domain/recipient/name_key.ts";
import type { PersonRecord, RecordPerson } from "../../domain/record/person_record.ts";
import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { type IncomingDose, weighIncoming } from "../../domain/transfer/incoming_doses.ts";
import { recordActs } from "../audit.ts";
import { refusalOf } from "../correction/find_correction.ts";
import { lookupRecord } from "../record/lookup_record.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import type { MatchKey } from "./asked_question.ts";
import { carriedNumber } from "./carried_number.ts";
import { listMatches } from "./list_matches.ts";
import type { OpenedAnswer } from "./open_answer.ts";
import { lookupRegistered, type RegisteredPerson } from "./registered_person.ts";
import type { TransferOffice } from "./transfer_office.ts";

/** Somebody of this municipality who may be the one that came. */
export interface KnownPerson {
  record: PersonRecord & { person: RecordPerson };
  /** What of the answer they do not have yet. */
  incoming: IncomingDose[];
  /** Why nothing can be added: 確認済み, or merged into another record. */
  refusal: string | undefined;
}

export interface IncomerView {
  people: KnownPerson[];
  /** Whether the My Number that was asked about is still kept. */
  hasMyNumber: boolean;
}

/** Whom this municipality registered with a case's answer; throws not found unless it asked. */
export function findRegistered(
  { register }: TransferOffice,
  { actor: { municipalityCode: code } }: Act,
  inquiryId: string,
): Promise<RegisteredPerson | undefined> {
  return inMunicipality(register, code, (tx) => lookupRegistered(tx, code, inquiryId));
}

/**
 * What the screen of a registration shows beside the answer: who is here already and may be meant,
 * and `alsoIds`. Who is shown is audited.
 */
export function viewIncomer(
  { register, myNumbers }: TransferOffice,
  act: Act,
  { answer: { inquiry, doses }, alsoIds = [] }: {
    answer: OpenedAnswer;
    alsoIds?: readonly string[];
  },
): Promise<IncomerView> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const asked = { municipalityCode: code, inquiryId: inquiry.id };
    const number = await carriedNumber(tx, myNumbers, asked);
    const keys = matchKeys(inquiry, number && myNumbers.index(number, code));
    const ids = [...new Set([...(await listMatches(tx, code, keys)).flat(), ...alsoIds])];
    const people: KnownPerson[] = [];
    for (const id of ids) {
      const person = await lookupKnown(tx, code, id);
      if (person) people.push({ ...person, incoming: weighIncoming(doses, person.record.doses) });
    }
    await recordActs(tx, code, {
      by: act,
      entries: people.map(({ record }) => ({
        act: "recipient_listed",
        subject: { kind: "recipient", id: record.subject.id },
        detail: { list: "incomers" },
      })),
    });
    return { people, hasMyNumber: number !== undefined };
  });
}

async function lookupKnown(
  tx: MunicipalityTransaction,
  code: string,
  id: string,
): Promise<Omit<KnownPerson, "incoming"> | undefined> {
  const record = await lookupRecord(tx, code, { kind: "recipient", id });
  if (!record?.person) return undefined;
  const refusal = await refusalOf(tx, code, record);
  return { record: { ...record, person: record.person }, refusal: refusal?.message };
}

function matchKeys({ criteria }: Inquiry, index: Uint8Array | undefined | ""): MatchKey[] {
  if (criteria.kind === "my_number") return index ? [{ myNumberIndex: index }] : [];
  const { familyKana, givenKana, birthDate, sex } = criteria;
  return [{ nameKey: nameKey(familyKana, givenKana), birthDate, sex }];
}
