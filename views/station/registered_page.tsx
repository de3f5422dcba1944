import type { PlainDate } from "../../domain/date/plain_date.ts";
import { BriefDoseTable, doseName, type DoseRow } from "../dose/dose_table.tsx";
import { Message } from "../layout/message.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";
import { type Preset, PresetBanner } from "./preset_banner.tsx";
import type { Station } from "./station.ts";

interface RegisteredPageProps {
  station: Station;
  readerUrls: ReaderUrls;
  dose: DoseRow;
  /** How many this account registered today. */
  count: number;
  preset: Preset | undefined;
  today: PlainDate;
}

/** 登録完了, the counter, and the next ticket's field ready to type in. */
export function RegisteredPage(props: RegisteredPageProps) {
  const { station, readerUrls, dose, count, preset, today } = props;
  return (
    <>
      <h1>登録完了</h1>
      <Message look="success" heading={`${doseName(dose)}を登録しました`}>
        <p>
          本日の登録：<strong class="counter">{count.toLocaleString("ja-JP")}</strong>件（
          <a href={station.doses}>当日の一覧</a>）
        </p>
      </Message>
      <BriefDoseTable doses={[dose]} caption="登録した内容" />
      <h2>次の人の読み取り</h2>
      <PresetBanner preset={preset} today={today} />
      <TicketReader action={station.readings} urls={readerUrls} />
    </>
  );
}
