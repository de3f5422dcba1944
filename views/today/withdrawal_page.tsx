import { doseTitle } from "../../domain/correction/correction_columns.ts";
import type { OpenedDose } from "../../domain/dose/opened_dose.ts";
import { WITHDRAWAL_REASONS } from "../../domain/dose/withdrawal.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import { Message } from "../layout/message.tsx";
import { todaysPaths } from "../paths.ts";
import type { Station } from "../station/station.ts";
import { DoseFacts } from "./dose_facts.tsx";
import { OvertakenPart, type Overtaking } from "./overtaken_part.tsx";
import { BackToTodaysDoses, RefusalMessage } from "./refusal_message.tsx";
import { withdrawalText } from "./todays_table.tsx";

export interface WithdrawalPageProps {
  station: Station;
  opened: OpenedDose;
  typed: Typed;
  problems?: readonly FormProblem[];
  overtaken?: Overtaking;
}

/** 当日の一覧 › 取消, or 取消をやめる of a dose that is withdrawn. */
export function WithdrawalPage(props: WithdrawalPageProps) {
  const { station, opened, problems = [], overtaken } = props;
  const { dose, withdrawal, refusal } = opened;
  return (
    <>
      <h1>{withdrawal ? "取り消した登録" : "登録の取消"}</h1>
      <ErrorSummary problems={problems} />
      {overtaken && <OvertakenPart cells={overtaken.cells} />}
      {refusal && <RefusalMessage refusal={refusal} />}
      <p class="groups">{doseTitle(dose)}</p>
      <DoseFacts opened={opened} extent="all" />
      {withdrawal && <p>取消：{withdrawalText(withdrawal)}</p>}
      {!refusal && (withdrawal ? <Restore {...props} /> : <Withdraw {...props} />)}
      <BackToTodaysDoses station={station} />
    </>
  );
}

function Withdraw({ station, opened, typed, problems = [] }: WithdrawalPageProps) {
  return (
    <>
      <p>
        取り消すと、この接種は記録に数えられません。取り消した登録と理由は履歴に残り、今日のうちは元に戻せます。
      </p>
      <Form action={todaysPaths(station.doses).withdrawal(opened.id)} label="登録の取消">
        <input type="hidden" name="version" value={String(opened.version)} />
        <ReasonFields
          reasons={WITHDRAWAL_REASONS}
          choice={{ name: "withdrawalReason", label: "取り消す理由" }}
          note={{ name: "withdrawalNote", label: "理由の説明" }}
          typed={typed}
          problems={problems}
        />
        <SubmitButton>取り消す</SubmitButton>
      </Form>
    </>
  );
}

function Restore({ station, opened }: WithdrawalPageProps) {
  return (
    <Form action={todaysPaths(station.doses).restoration(opened.id)} label="取消をやめる">
      <input type="hidden" name="version" value={String(opened.version)} />
      <Message look="plain" heading="取消をやめると">
        <p>この登録は、取り消す前の内容のまま、また有効になります。</p>
      </Message>
      <SubmitButton>取消をやめる</SubmitButton>
    </Form>
  );
}
