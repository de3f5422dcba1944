import type { FormProblem } from "../../domain/form_problem.ts";
import { nameKey } from "../../domain/recipient/name_key.ts";
import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { IncomerForm } from "../../domain/transfer/incomer_form.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { listMatches } from "./list_matches.ts";

/** Why somebody is not registered as a new person. */
export interface IncomerFaults {
  problems: FormProblem[];
  /** People who may be meant, to be offered on the page. */
  peopleIds: string[];
}

interface NewPerson {
  person: IncomerForm;
  /** Index of the My Number that is taken along, if one is. */
  myNumberIndex: Uint8Array | undefined;
}

/** Which of a new person's numbers somebody else has, and who is alike and was not on the page. */
export async function findIncomerFaults(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { person, myNumberIndex }: NewPerson,
): Promise<IncomerFaults> {
  const faults: IncomerFaults = { problems: [], peopleIds: [] };
  const key = residentNumberKey(person.residentNumber);
  const [taken] = await holders(tx, municipalityCode)
    .where("resident_number_key", "=", key).execute();
  if (taken) add(faults, "residentNumber", TAKEN_RESIDENT_NUMBER, [taken.id]);
  const ticketFault = await findTicketFault(tx, municipalityCode, person);
  if (ticketFault) add(faults, "ticketNumber", ticketFault, []);
  if (myNumberIndex) {
    const [other] = await holders(tx, municipalityCode)
      .where("my_number_index", "=", myNumberIndex).where("status", "is", null).execute();
    if (other) add(faults, "takesMyNumber", takenMyNumber(other.number), [other.id]);
  }
  const alike = await peopleAlike(tx, municipalityCode, { person, myNumberIndex });
  const unseen = alike.filter((id) => ![...person.seen, ...faults.peopleIds].includes(id));
  if (unseen.length > 0) add(faults, "", SOMEBODY_ALIKE, unseen);
  return faults;
}

function add(faults: IncomerFaults, field: string, message: string, ids: readonly string[]): void {
  faults.problems.push({ field, message });
  faults.peopleIds.push(...ids);
}

function holders(tx: MunicipalityTransaction, code: string) {
  return tx.selectFrom("recipient").select(["id", "resident_number as number"])
    .where("municipality_code", "=", code).limit(1);
}

async function peopleAlike(
  tx: MunicipalityTransaction,
  code: string,
  { person, myNumberIndex }: NewPerson,
): Promise<string[]> {
  const { familyKana, givenKana, birthDate, sex } = person;
  const named = { nameKey: nameKey(familyKana, givenKana ?? ""), birthDate, sex };
  const found = await listMatches(tx, code, [named, ...(myNumberIndex ? [{ myNumberIndex }] : [])]);
  return [...new Set(found.flat())];
}

/** Why a ticket cannot become this person's: it is somebody else's. One that waits (登録待ち) can. */
export async function findTicketFault(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { residentNumber, ticketNumber }: { residentNumber: string; ticketNumber: string },
): Promise<string | undefined> {
  const other = await tx.selectFrom("ticket").innerJoin(
    "recipient",
    (join) =>
      join.onRef("recipient.municipality_code", "=", "ticket.municipality_code")
        .onRef("recipient.resident_number_key", "=", "ticket.resident_number_key"),
  ).select("recipient.resident_number as number")
    .where("ticket.municipality_code", "=", municipalityCode)
    .where("ticket_number", "=", ticketNumber)
    .where("recipient.resident_number_key", "<>", residentNumberKey(residentNumber))
    .executeTakeFirst();
  return other && `この券番号は個別宛名番号「${other.number}」の人に登録されています。` +
      "券番号の誤りがないか確かめてください。";
}

const TAKEN_RESIDENT_NUMBER =
  "この個別宛名番号の人はすでに登録されています。同じ人なら、「すでに登録されている人」の一覧で" +
  "「この人に接種記録を付ける」を押してください。違う人なら、番号を確かめてください。";
const SOMEBODY_ALIKE =
  "同じ人がすでに登録されている可能性があります。「すでに登録されている人」の一覧を確かめてください。" +
  "同じ人なら「この人に接種記録を付ける」を、違う人なら、もう一度「登録する」を押してください。";

function takenMyNumber(residentNumber: string): string {
  return `照会に使ったマイナンバーは個別宛名番号「${residentNumber}」の人に登録されています。` +
    "同じ人なら、「すでに登録されている人」の一覧で「この人に接種記録を付ける」を押してください。" +
    "違う人なら、印を外して登録し、マイナンバーの誤りを確かめてください。";
}
