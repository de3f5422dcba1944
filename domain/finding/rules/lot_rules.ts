import { formatDate } from "../../date/plain_date.ts";
import { lotStanding } from "../../dose/lot_standing.ts";
import { eachDose } from "../each_dose.ts";
import type { ExaminedDose } from "../examined_record.ts";
import type { FindingRule } from "../finding_rule.ts";
import { nameOfDose } from "../vaccinations_of.ts";

export const lotOfOtherMaker: FindingRule = {
  label: "ロットが別のメーカーのもの",
  severity: "fix",
  why: "ロットNo.は、別のメーカーのワクチンのものとして登録されています。" +
    "ワクチンの選び違いが考えられます。",
  remedy: "予診票のシールでワクチンとロットNo.を確かめ、誤っている方を補正してください。",
  find(record, masters) {
    return eachDose(record, (dose) => {
      const lot = lotStanding(dose, masters);
      if (lot?.kind !== "of_other") return undefined;
      return {
        doseIds: [dose.id],
        fingerprint: `${lotOf(dose)} ${lot.otherMakers.join(" ")}`,
        explanation: `${nameOfDose(dose)}は${lot.maker}ですが、ロットNo. ${dose.lotNumber}は` +
          `${lot.otherMakers.join("・")}のものです。`,
      };
    });
  },
};

export const unknownLot: FindingRule = {
  label: "ロット一覧にないロット",
  severity: "check",
  why: "ロットNo.が、自治体のロット一覧にありません。ロットNo.の入力違い、" +
    "または一覧への登録もれが考えられます。",
  remedy: "予診票のシールで確かめ、入力違いなら補正してください。正しければ、" +
    "「ワクチン・ロットの管理」でロット一覧に加えてください。",
  find(record, masters) {
    return eachDose(record, (dose) => {
      const lot = lotStanding(dose, masters);
      if (lot?.kind !== "unknown" || !dose.isGivenHere) return undefined;
      return {
        doseIds: [dose.id],
        fingerprint: lotOf(dose),
        explanation: `${nameOfDose(dose)}のロットNo. ${dose.lotNumber}は、` +
          `${lot.maker}のロット一覧にありません。`,
      };
    });
  },
};

export const lotExpired: FindingRule = {
  label: "期限切れのロット",
  severity: "check",
  why: "ロットの有効期限より後に接種されています。接種日かロットNo.の入力違い、" +
    "または期限切れのワクチンの使用が考えられます。",
  remedy: "予診票のシールと接種日を確かめ、誤りなら補正してください。実際に使っていたときは、" +
    "間違い接種の扱いを確かめ、理由を付けて「問題なし」にしてください。",
  find(record, masters) {
    return eachDose(record, (dose) => {
      const lot = lotStanding(dose, masters);
      if (lot?.kind !== "known" || lot.expiresOn === null) return undefined;
      if (dose.vaccinatedOn <= lot.expiresOn) return undefined;
      return {
        doseIds: [dose.id],
        fingerprint: `${lotOf(dose)} ${dose.vaccinatedOn} ${lot.expiresOn}`,
        explanation: `${nameOfDose(dose)}の接種日が、ロットNo. ${dose.lotNumber}の有効期限` +
          `（${formatDate(lot.expiresOn)}）より後です。`,
      };
    });
  },
};

function lotOf({ id, vaccineCode, lotNumber }: ExaminedDose): string {
  return `${id} ${vaccineCode} ${lotNumber}`;
}
