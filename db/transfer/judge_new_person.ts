import { residentNumberKey } from "../../domain/recipient/resident_number.ts";
import type { IncomerForm } from "../../domain/transfer/incomer_form.ts";
import { lockRecords } from "../confirmation/lock_person.ts";
import { joinAwaitedTickets } from "../dose_upload/join_awaited_tickets.ts";
import { carriedNumber } from "./carried_number.ts";
import { findIncomerFaults } from "./incomer_faults.ts";
import type { JudgedIncomer, Judging } from "./incomer.ts";
import { addPerson, giveTicket } from "./write_incomer.ts";

/**
 * 新しく登録する. Tickets that dose files named for the person (予診票・予防接種台帳データ) join them, as they
 * do after an upload.
 */
export async function judgeNewPerson(
  { tx, code, inquiryId, myNumbers }: Judging,
  person: IncomerForm,
): Promise<JudgedIncomer> {
  const owner = residentNumberKey(person.residentNumber);
  const { ticketNumber } = person;
  await lockRecords(tx, code, { ticketNumbers: [ticketNumber], residentNumberKeys: [owner] });
  const myNumber = person.takesMyNumber
    ? await carriedNumber(tx, myNumbers, { municipalityCode: code, inquiryId })
    : undefined;
  const myNumberIndex = myNumber === undefined ? undefined : myNumbers.index(myNumber, code);
  const { problems, peopleIds } = await findIncomerFaults(tx, code, { person, myNumberIndex });
  if (person.takesMyNumber && myNumber === undefined) {
    problems.push({ field: "takesMyNumber", message: NUMBER_GONE });
  }
  if (problems.length > 0) return { ok: false, problems, peopleIds };
  return {
    ok: true,
    async place(writing) {
      const carried = myNumber === undefined ? undefined : { myNumber, myNumbers };
      const recipientId = await addPerson(writing, person, carried);
      await giveTicket(writing, { ticketNumber, owner });
      await joinAwaitedTickets(tx, { municipalityCode: code, changeId: writing.changeId });
      return { recipientId, owner, ticketNumber };
    },
  };
}

const NUMBER_GONE = "照会に使ったマイナンバーは、保存の期限が過ぎて消去されました。" +
  "印を外して登録し、マイナンバーは登録のあとに接種対象者の編集で入力してください。";
