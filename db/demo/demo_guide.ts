import { formatOcrLine } from "../../domain/ticket/ocr_line.ts";
import { compactDate } from "../../domain/date/plain_date.ts";
import { SEXES } from "../../domain/recipient/sex.ts";
import type { NameCriteria } from "../../domain/transfer/inquiry.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import type { TransferOffice } from "../transfer/transfer_office.ts";
import { DEMO_ACCOUNTS, DEMO_MUNICIPALITY, DEMO_PASSWORD } from "./demo_accounts.ts";
import { criteriaOf, demoMovers } from "./demo_movers.ts";
import { DEMO_TOWN, NEIGHBOUR_TOWN } from "./demo_places.ts";
import { DEMO_OPERATORS, DEMO_PIN } from "./fill_demo_operators.ts";
import { unknownNames } from "./unknown_names.ts";

/** What to sign in with, and tickets and people that are worth typing in. */
export async function demoGuide({ register, myNumbers }: TransferOffice): Promise<string> {
  const accounts = DEMO_ACCOUNTS.map(({ purpose, loginId }) => `  ${loginId.padEnd(22)}${purpose}`);
  const tickets = await inMunicipality(register, DEMO_MUNICIPALITY, sampleTickets);
  return [
    `ログイン（パスワードはすべて ${DEMO_PASSWORD}）`,
    ...accounts,
    `  ${NEIGHBOUR_TOWN.venue}では担当者を選びます（${
      DEMO_OPERATORS.join("、")
    }、PINはどちらも${DEMO_PIN}）`,
    "",
    "試せる接種券（OCRライン18桁）",
    ...tickets.map(({ line, meaning }) => `  ${line}  ${meaning}`),
    "",
    `試せる転入者（${DEMO_TOWN.staff} の「転入処理」から、千葉県市川市に氏名・生年月日・性別で照会）`,
    ...sampleMovers(myNumbers).map(({ about, meaning }) => `  ${written(about)}  ${meaning}`),
    "",
  ].join("\n");
}

/** One of each that 市川市 can answer. */
function sampleMovers(myNumbers: MyNumberSealer) {
  const { one, several, held } = demoMovers(NEIGHBOUR_TOWN);
  return [
    { about: criteriaOf(one[0]!), meaning: "1名が該当し、接種記録が表示される" },
    { about: criteriaOf(several[0]!), meaning: "複数名が該当し、市川市の職員が答える" },
    { about: unknownNames(myNumbers)[0]!, meaning: "該当する人がいない" },
    { about: criteriaOf(held), meaning: "支援措置の人なので、回答に時間がかかる" },
  ];
}

function written({ familyKana, givenKana, birthDate, sex }: NameCriteria): string {
  return `${familyKana}　${givenKana}　${compactDate(birthDate)}　${SEXES[sex].label}`;
}

async function sampleTickets(tx: MunicipalityTransaction) {
  const first = await registeredTicket(tx, 0);
  const second = await registeredTicket(tx, 1);
  return [
    { line: ocrLine(first, 1), meaning: "登録済みの人の1回目" },
    { line: ocrLine(second, 2), meaning: "1回目を受けた人の2回目" },
    { line: ocrLine(second, 1), meaning: "登録済みの1回目（二重登録になる）" },
    { line: ocrLine("9000000999", 1), meaning: "接種対象者が未登録の接種券" },
  ];
}

/** A registered person's ticket with exactly this many doses. */
async function registeredTicket(tx: MunicipalityTransaction, doses: number): Promise<string> {
  const row = await tx.selectFrom("ticket")
    .leftJoin(
      "dose",
      (join) =>
        join.onRef("dose.municipality_code", "=", "ticket.municipality_code")
          .onRef("dose.ticket_number", "=", "ticket.ticket_number"),
    )
    .select("ticket.ticket_number")
    .where("ticket.municipality_code", "=", DEMO_MUNICIPALITY)
    .where("resident_number_key", "is not", null)
    .groupBy("ticket.ticket_number")
    .having(({ fn }) => fn.count("dose.id"), "=", doses)
    .orderBy("ticket.ticket_number").limit(1)
    .executeTakeFirst();
  return row?.ticket_number ?? "0000000001";
}

function ocrLine(ticketNumber: string, doseNumber: number): string {
  return formatOcrLine({
    kind: "vaccination",
    doseNumber,
    municipalityCode: DEMO_MUNICIPALITY,
    ticketNumber,
  });
}
