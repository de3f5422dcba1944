import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";

export interface Preset {
  venueName: string;
  vaccineMaker: string | null;
  lotNumber: string;
  doctorName: string;
}

/** What the session registers with, always in sight. */
export function PresetBanner({ preset, today }: { preset: Preset | undefined; today: PlainDate }) {
  if (!preset) {
    return (
      <p class="preset">
        会場名・ワクチン・ロットNo.・医師名は、最初の1人を登録すると、ログアウトするまで引き継がれます。
      </p>
    );
  }
  return (
    <dl class="preset">
      <div>
        <dt>会場名</dt>
        <dd>{preset.venueName}</dd>
      </div>
      <div>
        <dt>接種日</dt>
        <dd>{formatDate(today)}</dd>
      </div>
      <div>
        <dt>ワクチン・ロットNo.</dt>
        <dd>{preset.vaccineMaker ? `${preset.vaccineMaker}・${preset.lotNumber}` : "未入力"}</dd>
      </div>
      <div>
        <dt>医師名</dt>
        <dd>{preset.doctorName}</dd>
      </div>
    </dl>
  );
}
