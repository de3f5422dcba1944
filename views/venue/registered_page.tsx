import type { PlainDate } from "../../domain/date/plain_date.ts";
import { BriefDoseTable, doseName, type DoseRow } from "../dose/dose_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { type Preset, PresetBanner } from "./preset_banner.tsx";
import { TicketForm } from "./ticket_form.tsx";

interface RegisteredPageProps {
  dose: DoseRow;
  /** How many this account registered today. */
  count: number;
  preset: Preset | undefined;
  today: PlainDate;
}

/** 登録完了, the counter, and the next ticket's field ready to type in. */
export function RegisteredPage({ dose, count, preset, today }: RegisteredPageProps) {
  return (
    <>
      <h1>登録完了</h1>
      <Message look="success" heading={`${doseName(dose)}を登録しました`}>
        <p>
          本日の登録：<strong class="counter">{count.toLocaleString("ja-JP")}</strong>件（
          <a href={paths.venueDoses}>当日の一覧</a>）
        </p>
      </Message>
      <BriefDoseTable doses={[dose]} caption="登録した内容" />
      <h2>次の人の読み取り</h2>
      <PresetBanner preset={preset} today={today} />
      <TicketForm typed={{}} problems={[]} />
    </>
  );
}
