import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import { doseName, type DoseRow } from "../dose/dose_table.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { Message } from "../layout/message.tsx";
import { todaysPaths } from "../paths.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";
import { type Preset, PresetBanner } from "./preset_banner.tsx";
import type { Station } from "./station.ts";

export interface RegisteredPageProps {
  station: Station;
  readerUrls: ReaderUrls;
  dose: DoseRow;
  /** How many this account registered today. */
  count: number;
  preset: Preset | undefined;
  today: PlainDate;
}

/** 登録完了, the counter, and the reader for the next ticket. */
export function RegisteredPage(props: RegisteredPageProps) {
  const { station, readerUrls, dose, count, preset, today } = props;
  const { correction, withdrawal } = todaysPaths(station.doses);
  return (
    <>
      <h1>登録完了</h1>
      <Message look="success" heading={`${doseName(dose)}を登録しました`}>
        <p>{inOneLine(dose)}</p>
        <p class="after-registration">
          <span>
            本日の登録：<strong class="counter">{count.toLocaleString("ja-JP")}</strong>件
          </span>
          <a href={correction(dose.id)}>この登録を訂正する</a>
          <a href={withdrawal(dose.id)}>この登録を取り消す</a>
          <a href={station.doses}>当日の一覧</a>
        </p>
      </Message>
      <h2>次の人の読み取り</h2>
      <PresetBanner station={station} preset={preset} today={today} />
      <TicketReader action={station.readings} urls={readerUrls} />
    </>
  );
}

/** "券番号0000000123・2021年7月1日・ファイザー・EX1234・市民体育館・鈴木 一郎" */
function inOneLine(dose: DoseRow): string {
  const { ticketNumber, vaccinatedOn, vaccineMaker, lotNumber, venueName, doctorName } = dose;
  const given = [formatDate(vaccinatedOn), vaccineMaker, lotNumber, venueName, doctorName];
  return [`券番号${ticketNumber}`, ...given].filter((part) => part).join("・");
}
