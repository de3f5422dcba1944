import type { Child } from "hono/jsx";
import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { SessionPreset } from "../../domain/dose/session_preset.ts";
import type { ReadingPlace } from "./station.ts";

export interface Preset extends SessionPreset {
  /** How many this account registered since they were set. */
  registeredCount: number;
}

interface PresetBannerProps {
  station: ReadingPlace;
  preset: Preset | undefined;
  today: PlainDate;
}

/** Where the banner stands; a doctor that is put to work is swapped in here, the page stays. */
const PLACE = "preset";

/** What the session registers with, always in sight, and the doctors to switch between. */
export function PresetBanner(props: PresetBannerProps) {
  return (
    <section id={PLACE} class="preset" aria-label="登録内容の設定" data-live>
      <PresetItems {...props} />
    </section>
  );
}

/** What stands in the banner. */
export function PresetItems({ station, preset, today }: PresetBannerProps) {
  if (!preset) {
    return (
      <>
        <p class="preset__none">会場名・ワクチン・ロットNo.・医師名は、まだ設定していません。</p>
        {station.preset && <a class="preset__change" href={station.preset}>設定する</a>}
      </>
    );
  }
  const { vaccineMaker, lotNumber, registeredCount } = preset;
  const day = preset.vaccinatedOn ?? today;
  return (
    <>
      <dl class="preset__items">
        <Item label="会場名" value={preset.venueName} />
        <Item
          label="接種日"
          value={day === today ? formatDate(day) : <mark>{formatDate(day)}（過去の日付）</mark>}
        />
        <Item
          label="ワクチン・ロットNo."
          value={vaccineMaker && `${vaccineMaker}・${lotNumber || NOT_SET}`}
        />
        {preset.doctorNames.length < 2 && <Item label="医師名" value={preset.doctorName} />}
        <Item label="この設定で登録" value={`${registeredCount.toLocaleString("ja-JP")}件`} />
      </dl>
      {preset.doctorNames.length > 1 && <Doctors station={station} preset={preset} />}
      {station.preset && <a class="preset__change" href={station.preset}>設定を変更</a>}
    </>
  );
}

const NOT_SET = "1人ずつ入力";

function Item({ label, value }: { label: string; value: Child | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value || NOT_SET}</dd>
    </div>
  );
}

/** One tap puts another one to work, and into the form that is open (`static/preset_doctor.ts`). */
function Doctors({ station, preset }: { station: ReadingPlace; preset: Preset }) {
  return (
    <form
      class="preset__doctors"
      method="post"
      action={station.doctor}
      aria-label="医師名"
      hx-post={station.doctor}
      hx-target={`#${PLACE}`}
      hx-swap="innerMorph"
      x-data="presetDoctor"
      x-on:click="choose"
    >
      <span class="preset__label" aria-hidden="true">医師名</span>
      {preset.doctorNames.map((name, index) => (
        <button
          type="submit"
          class="chip"
          id={`doctor-${index + 1}`}
          name="doctorName"
          value={name}
          aria-pressed={name === preset.doctorName ? "true" : "false"}
        >
          {name}
        </button>
      ))}
    </form>
  );
}
