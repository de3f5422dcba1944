import { daysLater } from "../../date/days_later.ts";
import { formatDate } from "../../date/plain_date.ts";
import { CAMPAIGN_START } from "../../dose/vaccine.ts";
import { eachDose } from "../each_dose.ts";
import type { ExaminationMasters, ExaminedDose } from "../examined_record.ts";
import type { Oddity } from "../finding.ts";
import type { FindingRule } from "../finding_rule.ts";
import { nameOfDose } from "../vaccinations_of.ts";

export const futureDate: FindingRule = {
  label: "接種日が未来",
  severity: "fix",
  why: "まだ来ていない日に接種したことになっています。接種日の入力違いが考えられます。",
  remedy: "予診票で接種日を確かめ、補正してください。",
  find(record, { today }) {
    return eachDose(record, (dose) =>
      dose.vaccinatedOn > today && {
        ...aboutDay(dose, `${nameOfDose(dose)}の接種日が未来の日付です。`),
        showsUntil: daysLater(dose.vaccinatedOn, -1),
      });
  },
};

export const beforeCampaign: FindingRule = {
  label: "接種日が事業の開始前",
  severity: "fix",
  why: `接種の始まった${formatDate(CAMPAIGN_START)}より前の日付です。` +
    "接種日の年月の入力違いが考えられます。",
  remedy: "予診票で接種日を確かめ、補正してください。",
  find(record) {
    return eachDose(record, (dose) =>
      dose.vaccinatedOn < CAMPAIGN_START && aboutDay(
        dose,
        `${nameOfDose(dose)}の接種日が、接種の始まった${formatDate(CAMPAIGN_START)}より前です。`,
      ));
  },
};

export const beforeBirth: FindingRule = {
  label: "接種日が生年月日より前",
  severity: "fix",
  why: "生まれる前に接種したことになっています。接種日か生年月日の誤り、" +
    "または別の人の接種券の読み違いが考えられます。",
  remedy: "予診票の接種日と住民の記録の生年月日を確かめ、誤っている方を補正してください。",
  find(record) {
    const birthDate = record.person?.birthDate;
    if (!birthDate) return [];
    return eachDose(record, (dose) =>
      dose.vaccinatedOn < birthDate && {
        ...aboutDay(
          dose,
          `${nameOfDose(dose)}の接種日が、生年月日（${formatDate(birthDate)}）より前です。`,
        ),
        fingerprint: `${dose.id}=${dose.vaccinatedOn} ${birthDate}`,
      });
  },
};

export const afterDeath: FindingRule = {
  label: "死亡の登録より後の接種",
  severity: "fix",
  why: "死亡として登録された日より後に接種したことになっています。接種日の誤り、" +
    "別の人の接種券の読み違い、または転出／死亡フラグの誤りが考えられます。",
  remedy: "予診票と住民の記録を確かめ、接種日か券番号、またはフラグを補正してください。",
  find(record) {
    const deceasedBy = record.person?.deceasedBy;
    if (!deceasedBy) return [];
    return eachDose(record, (dose) =>
      dose.vaccinatedOn > deceasedBy && {
        ...aboutDay(
          dose,
          `${nameOfDose(dose)}の接種日が、死亡を登録した${formatDate(deceasedBy)}より後です。`,
        ),
        fingerprint: `${dose.id}=${dose.vaccinatedOn} ${deceasedBy}`,
      });
  },
};

export const vaccineOutOfPeriod: FindingRule = {
  label: "ワクチンの使用期間の外",
  severity: "fix",
  why: "そのワクチンが使われていなかった時期の接種です。接種日かワクチンの選び違いが考えられます。",
  remedy: "予診票のワクチンのシールと接種日を確かめ、誤っている方を補正してください。",
  find(record, masters) {
    return eachDose(record, (dose) => periodFault(dose, masters));
  },
};

/** Before the whole campaign is another rule's matter. */
function periodFault(dose: ExaminedDose, { vaccines }: ExaminationMasters): Oddity | undefined {
  const vaccine = dose.vaccineCode === null ? undefined : vaccines.get(dose.vaccineCode);
  if (!vaccine || dose.vaccinatedOn < CAMPAIGN_START) return undefined;
  const { code, maker, validFrom, validTo } = vaccine;
  const isEarly = dose.vaccinatedOn < validFrom;
  if (!isEarly && (validTo === null || dose.vaccinatedOn <= validTo)) return undefined;
  const bound = isEarly
    ? `使われ始めた${formatDate(validFrom)}より前`
    : `使われなくなった${formatDate(validTo!)}より後`;
  return {
    doseIds: [dose.id],
    fingerprint: `${dose.id}=${dose.vaccinatedOn} ${code} ${isEarly ? validFrom : validTo}`,
    explanation: `${nameOfDose(dose)}の接種日が、${maker}の${bound}です。`,
  };
}

function aboutDay(dose: ExaminedDose, explanation: string): Oddity {
  return { doseIds: [dose.id], fingerprint: `${dose.id}=${dose.vaccinatedOn}`, explanation };
}
