import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { presetTexts, type SessionPreset } from "../../domain/dose/session_preset.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { PresetFields } from "./preset_fields.tsx";
import type { Station } from "./station.ts";

interface PresetPageProps {
  station: Station;
  choices: DoseChoices;
  today: PlainDate;
  /** What the same account set today before it signed in again. */
  former?: SessionPreset;
  typed: Typed;
  problems?: readonly FormProblem[];
  /** To be looked at before it is set as it was typed. */
  caution?: string;
}

/** 会場名 / 接種日 / ワクチン・ロットNo. / 医師名 for everybody who comes, before the first of them. */
export function PresetPage(props: PresetPageProps) {
  const { station, choices, today, former, typed, problems = [], caution } = props;
  return (
    <>
      <h1>登録内容の設定</h1>
      <ErrorSummary problems={problems} />
      {former && <Former station={station} former={former} today={today} />}
      <p>{WHAT_PRESETS_DO}</p>
      {caution && (
        <div role="alert" tabindex={-1} data-focus="first">
          <Message look="caution" heading="まだ設定していません。ロットNo.を確かめてください">
            <p>{caution}</p>
            <p>誤りは下で直してください。正しければ「確かめて設定する」を押してください。</p>
          </Message>
        </div>
      )}
      <Form action={station.preset} label="登録内容の設定" layout="grid">
        <PresetFields
          day={station.presetDay}
          choices={choices}
          today={today}
          typed={typed}
          problems={problems}
        />
        {caution && <input type="hidden" name="seenCaution" value={caution} />}
        <div class="buttons">
          <SubmitButton>{caution ? "確かめて設定する" : "設定する"}</SubmitButton>
          <LinkButton href={station.start}>設定を変えずに戻る</LinkButton>
        </div>
      </Form>
    </>
  );
}

const WHAT_PRESETS_DO = "ここで設定した内容が、1人ごとの登録画面に初めから入ります。" +
  "登録画面で1人分だけ直しても、次の人には引き継がれません。空欄の項目は1人ずつ入力します。";

interface FormerProps {
  station: Station;
  former: SessionPreset;
  today: PlainDate;
}

/** One tap takes over what was set before; it is judged as if it had been typed. */
function Former({ station, former, today }: FormerProps) {
  const { venueName, vaccineMaker, lotNumber, doctorNames } = former;
  const day = former.vaccinatedOn ?? today;
  const said = [venueName, formatDate(day), vaccineMaker, lotNumber, ...doctorNames];
  return (
    <Form action={station.preset} label="前回の設定">
      {Object.entries(presetTexts(former)).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Message look="plain" heading="このログインIDで、今日すでに設定した内容があります">
        <p>{said.filter((item) => item).join("・")}</p>
        <SubmitButton look="outline">前回の設定を使う</SubmitButton>
      </Message>
    </Form>
  );
}
