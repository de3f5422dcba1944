import { daysBetween, formatDate } from "../../date/plain_date.ts";
import type { ExaminedDose, ExaminedRecord } from "../examined_record.ts";
import type { FindingRule } from "../finding_rule.ts";
import { daysOf, inOrder, nameOfDose, vaccinationsOf } from "../vaccinations_of.ts";

export const doseOrder: FindingRule = {
  label: "回数と接種日の順が逆",
  severity: "fix",
  why: "後の回の接種日が、前の回より早くなっています。回数か接種日の入力違い、" +
    "または別の人の接種券の読み違いが考えられます。",
  remedy: "予診票と接種済証で回数と接種日を確かめ、誤っている方を補正してください。",
  find(record) {
    const doses = vaccinationsOf(record);
    return doses.flatMap((dose, index) => {
      const before = doses[index - 1];
      if (!before || before.vaccinatedOn <= dose.vaccinatedOn) return [];
      return {
        doseIds: [before.id, dose.id],
        fingerprint: daysOf([before, dose]),
        explanation: `${dose.doseNumber}回目（${formatDate(dose.vaccinatedOn)}）が` +
          `${before.doseNumber}回目（${formatDate(before.vaccinatedOn)}）より前の日付です。`,
      };
    });
  },
};

export const earlierDoseMissing: FindingRule = {
  label: "前の回の接種がない",
  severity: "check",
  why: "後の回の接種があるのに、前の回が登録されていません。登録もれ、回数の誤り、" +
    "または別の自治体や職域で受けたことが考えられます。",
  remedy: "接種済証で前の回を確かめ、登録もれなら接種記録を追加し、" +
    "回数の誤りなら補正してください。ほかで受けた接種なら、理由を付けて「問題なし」にしてください。",
  find(record) {
    const doses = vaccinationsOf(record);
    const missing = missingBelow(doses, doses.at(-1)?.doseNumber ?? 0);
    if (missing.length === 0) return [];
    return [{
      doseIds: doses.filter(({ doseNumber }) => doseNumber > missing[0]!).map(({ id }) => id),
      fingerprint: missing.join(" "),
      explanation: `${missing.join("・")}回目の接種が登録されていません。`,
    }];
  },
};

/** Dose numbers before `doseNumber` that nobody has registered. */
export function missingBelow(
  doses: readonly Pick<ExaminedDose, "doseNumber">[],
  doseNumber: number,
): number[] {
  if (doseNumber <= 1) return [];
  const there = new Set(doses.map((dose) => dose.doseNumber));
  const before = Array.from({ length: doseNumber - 1 }, (_, index) => index + 1);
  return before.filter((number) => !there.has(number));
}

export const intervalTooShort: FindingRule = {
  label: "接種の間隔が短い",
  severity: "check",
  why: "前の回のワクチンで決められた間隔より早く接種されています。" +
    "接種日の入力違い、または間違い接種が考えられます。",
  remedy: "予診票で接種日を確かめ、誤りなら補正してください。実際に早く接種していたときは、" +
    "間違い接種の扱いを確かめ、理由を付けて「問題なし」にしてください。",
  find(record, { vaccines }) {
    const doses = vaccinationsOf(record);
    return doses.flatMap((dose, index) => {
      const before = latestBefore(doses.slice(0, index), dose);
      const minimum = before?.vaccineCode &&
        vaccines.get(before.vaccineCode)?.minimumIntervalDays;
      if (!before || !minimum) return [];
      const days = daysBetween(before.vaccinatedOn, dose.vaccinatedOn);
      if (days >= minimum) return [];
      return {
        doseIds: [before.id, dose.id],
        fingerprint: `${daysOf([before, dose])} ${minimum}`,
        explanation: `前回（${formatDate(before.vaccinatedOn)}）から${days}日です。` +
          `このワクチンは${minimum}日以上空ける必要があります。`,
      };
    });
  },
};

/** The lower-numbered dose given last before that day; on the day itself is another rule's matter. */
function latestBefore(
  lower: readonly ExaminedDose[],
  { vaccinatedOn }: ExaminedDose,
): ExaminedDose | undefined {
  let latest: ExaminedDose | undefined;
  for (const dose of lower) {
    if (dose.vaccinatedOn >= vaccinatedOn) continue;
    if (!latest || dose.vaccinatedOn >= latest.vaccinatedOn) latest = dose;
  }
  return latest;
}

export const sameDoseTwice: FindingRule = {
  label: "同じ回が2件ある",
  severity: "fix",
  why: "同じ人の同じ回が、別々の接種券で登録されています。二重登録、" +
    "または別の人の接種券の読み違いが考えられます。",
  remedy: "予診票と見比べ、余分な方を削除してください。別の人の接種なら、" +
    "その人の券番号に補正してください。",
  find(record) {
    return several(record, ({ kind, doseNumber }) => `${kind}${doseNumber}`).map((same) => ({
      doseIds: same.map(({ id }) => id),
      fingerprint: same.map(({ id }) => id).toSorted().join(" "),
      explanation: `${
        same.map((dose) => `券番号${dose.ticketNumber}の${nameOfDose(dose)}`)
          .join("と")
      }が登録されています。`,
    }));
  },
};

export const twoDosesOneDay: FindingRule = {
  label: "同じ日に2回接種",
  severity: "fix",
  why: "1人が同じ日に2回接種したことになっています。接種日か回数の入力違い、" +
    "または別の人の接種券の読み違いが考えられます。",
  remedy: "予診票でそれぞれの接種日と本人を確かめ、誤っている方を補正するか削除してください。",
  find(record) {
    const onOneDay = several(
      { doses: vaccinationsOf(record) },
      ({ vaccinatedOn }) => vaccinatedOn,
    );
    return onOneDay.map((doses) => ({
      doseIds: doses.map(({ id }) => id),
      fingerprint: daysOf(doses),
      explanation: `${formatDate(doses[0]!.vaccinatedOn)}に` +
        `${doses.map(({ doseNumber }) => `${doseNumber}回目`).join("と")}が登録されています。`,
    }));
  },
};

/** Groups of two doses or more that share what `keyOf` says. */
function several(
  { doses }: Pick<ExaminedRecord, "doses">,
  keyOf: (dose: ExaminedDose) => string,
): ExaminedDose[][] {
  if (doses.length < 2) return [];
  const groups = Map.groupBy(doses, keyOf);
  if (groups.size === doses.length) return [];
  return Array.from(groups.values()).filter((group) => group.length > 1).map(inOrder);
}
