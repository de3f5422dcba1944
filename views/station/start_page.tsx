import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";
import { type Preset, PresetBanner } from "./preset_banner.tsx";
import type { Station } from "./station.ts";

interface StartPageProps {
  station: Station;
  readerUrls: ReaderUrls;
  preset: Preset | undefined;
  today: PlainDate;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 読み取り: the next ticket. Before the first one, the presets are asked for. */
export function StartPage(props: StartPageProps) {
  const { station, readerUrls, preset, today, typed, problems = [] } = props;
  return (
    <>
      <h1>接種券の読み取り</h1>
      {preset
        ? <PresetBanner station={station} preset={preset} today={today} />
        : <PresetInvitation station={station} />}
      <ErrorSummary problems={problems} />
      <TicketReader
        action={station.readings}
        urls={readerUrls}
        typed={typed}
        problems={problems}
      />
      <p class="other-ways">
        {station.tab === paths.uploads && (
          <a href={paths.scans}>
            スキャンした予診票をまとめて読む
          </a>
        )}
        <a href={paths.practice}>練習する（登録されません）</a>
      </p>
    </>
  );
}

function PresetInvitation({ station }: { station: Station }) {
  return (
    <Message look="plain" heading="1人目の前に、登録内容を設定してください">
      <p>{WHY_PRESETS}</p>
      <p>
        <LinkButton href={station.preset}>登録内容を設定する</LinkButton>
      </p>
    </Message>
  );
}

const WHY_PRESETS =
  "会場名・ワクチン・ロットNo.・医師名を一度設定すると、1人ごとに入力せずに済みます。" +
  "設定せずに読み取ることもできます。";
