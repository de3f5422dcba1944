import { formatDate } from "../../date/plain_date.ts";
import { foldLot } from "../../dose/lot_number.ts";
import { eachDose } from "../each_dose.ts";
import type { ExaminationMasters, ExaminedDose, KnownLot } from "../examined_record.ts";
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
      const lot = standingOf(dose, masters);
      if (lot?.kind !== "of_other") return undefined;
      const named = lot.others.map(({ vaccineCode }) =>
        masters.vaccines.get(vaccineCode)?.maker ?? vaccineCode
      );
      const makers = Array.from(new Set(named)).toSorted();
      return {
        doseIds: [dose.id],
        fingerprint: `${lotOf(dose)} ${makers.join(" ")}`,
        explanation: `${nameOfDose(dose)}は${lot.maker}ですが、ロットNo. ${dose.lotNumber}は` +
          `${makers.join("・")}のものです。`,
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
      const lot = standingOf(dose, masters);
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
      const lot = standingOf(dose, masters);
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

type LotStanding =
  | { kind: "known"; expiresOn: string | null }
  | { kind: "of_other"; maker: string; others: readonly KnownLot[] }
  | { kind: "unknown"; maker: string };

/** How a dose's lot stands in the master; undefined where the master says nothing about it. */
function standingOf(
  { vaccineCode, lotNumber }: ExaminedDose,
  { vaccines, lots, vaccinesWithLots }: ExaminationMasters,
): LotStanding | undefined {
  if (vaccineCode === null || lotNumber === null || lots.size === 0) return undefined;
  const named = lots.get(foldLot(lotNumber)) ?? [];
  const own = named.find((lot) => lot.vaccineCode === vaccineCode);
  if (own) return { kind: "known", expiresOn: own.expiresOn };
  const maker = vaccines.get(vaccineCode)?.maker ?? vaccineCode;
  if (named.length > 0) return { kind: "of_other", maker, others: named };
  return vaccinesWithLots.has(vaccineCode) ? { kind: "unknown", maker } : undefined;
}

function lotOf({ id, vaccineCode, lotNumber }: ExaminedDose): string {
  return `${id} ${vaccineCode} ${lotNumber}`;
}
