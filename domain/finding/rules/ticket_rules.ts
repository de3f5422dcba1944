import { daysLater } from "../../date/days_later.ts";
import { formatDate } from "../../date/plain_date.ts";
import { eachDose } from "../each_dose.ts";
import type { FindingRule } from "../finding_rule.ts";
import { nameOfDose } from "../vaccinations_of.ts";

/** Days a municipality has to register the person of a ticket before anybody is bothered [ours]. */
export const DAYS_TO_REGISTER = 7;

export const ticketNeverIssued: FindingRule = {
  label: "発行の登録がない接種券",
  severity: "check",
  why: `接種が登録されてから${DAYS_TO_REGISTER}日たっても、接種券の人が登録されていません。` +
    "接種対象者の登録もれ、または券番号の読み違いが考えられます。",
  remedy: "予診票の券番号を確かめ、読み違いなら補正してください。正しければ、" +
    "データ登録で接種対象者を登録してください。",
  find({ person, doses }) {
    if (person || doses.length === 0) return [];
    const since = doses.map(({ registeredOn }) => registeredOn).toSorted()[0]!;
    return [{
      doseIds: doses.map(({ id }) => id).toSorted(),
      fingerprint: "",
      explanation: `${formatDate(since)}に接種が登録されましたが、` +
        "この券番号の接種対象者は登録されていません。",
      showsFrom: daysLater(since, DAYS_TO_REGISTER),
    }];
  },
};

export const supersededTicket: FindingRule = {
  label: "古い接種券での接種",
  severity: "check",
  why: "新しい接種券が発行された日より後に、古い接種券で接種されています。" +
    "券番号の読み違い、または古い接種券の使用が考えられます。",
  remedy: "予診票の券番号と本人を確かめ、読み違いなら補正してください。" +
    "本人が古い接種券を使っていたときは、理由を付けて「問題なし」にしてください。",
  find(record) {
    const superseded = record.tickets.filter(({ supersededOn }) => supersededOn !== null);
    if (superseded.length === 0) return [];
    return eachDose(record, (dose) => {
      const ticket = superseded.find(({ ticketNumber }) => ticketNumber === dose.ticketNumber);
      if (!ticket || dose.vaccinatedOn <= ticket.supersededOn!) return undefined;
      return {
        doseIds: [dose.id],
        fingerprint:
          `${dose.id}=${dose.vaccinatedOn} ${ticket.ticketNumber} ${ticket.supersededOn}`,
        explanation: `${nameOfDose(dose)}は、${formatDate(ticket.supersededOn!)}に` +
          `新しい接種券が登録された後、古い接種券（券番号${ticket.ticketNumber}）で` +
          "登録されています。",
      };
    });
  },
};
