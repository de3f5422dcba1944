import type { AccountRole } from "../../domain/account/account_role.ts";
import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { RecordPerson } from "../../domain/record/person_record.ts";
import { type Viewing, viewingLabel } from "../../domain/record/viewing.ts";
import type { ViewingPeriod } from "../../domain/record/viewing_period.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import { placeName } from "../dose/dose_table.tsx";
import { LinkButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { PrintButton } from "../layout/print_button.tsx";
import { paths } from "../paths.ts";
import { kanaOf, nameOf } from "./person_part.tsx";
import { PeriodForm } from "./viewing_period_form.tsx";

interface ViewersPageProps {
  person: RecordPerson;
  /** The newest first. */
  viewings: readonly Viewing[];
  /** Of the whole period, listed or not. */
  total: number;
  period: ViewingPeriod;
  typed: Typed;
  problems: readonly FormProblem[];
  /** Who makes the list, for whom, when. */
  made: { at: Date; loginId: string; officeCode: string };
  role: AccountRole;
}

/** この人の記録を見た人: on the screen, and on paper for a request for disclosure (開示請求). */
export function ViewersPage(props: ViewersPageProps) {
  const { person, viewings, total, period, typed, problems, made, role } = props;
  return (
    <div class="viewers">
      <h1>この人の記録を見た人</h1>
      <dl class="facts facts--close">
        <dt>個別宛名番号</dt>
        <dd>{person.residentNumber}</dd>
        <dt>氏名</dt>
        <dd>{[nameOf(person), kanaOf(person)].filter(Boolean).join("／") || "未登録"}</dd>
        <dt>生年月日・性別</dt>
        <dd>
          {person.birthDate ? formatDate(person.birthDate) : "未登録"}・
          {person.sex ? sexLabel(person.sex) : "未登録"}
        </dd>
        <dt>期間</dt>
        <dd>{periodText(period)}</dd>
        <dt>作成</dt>
        <dd>{`${formatDateTime(made.at)} ${placeName(made.officeCode)} ${made.loginId}`}</dd>
      </dl>
      <PeriodForm recipientId={person.id} typed={typed} problems={problems} />
      <PrintButton />
      <h2>記録を見た人（{total.toLocaleString("ja-JP")}件）</h2>
      {viewings.length < total && (
        <p>
          新しいものから{viewings.length.toLocaleString("ja-JP")}件を表示しています。
          すべてを表示するには、期間を短くしてください。
        </p>
      )}
      <Viewings viewings={viewings} />
      <Limits />
      {role === "manager" && (
        <p class="viewers__audit">
          <a href={`${paths.audit}?person=${person.id}`}>この人についての操作の記録（管理者）</a>
        </p>
      )}
      <p>
        <LinkButton href={paths.recipient(person.id)}>照会結果へ戻る</LinkButton>
      </p>
    </div>
  );
}

function periodText({ from, to }: ViewingPeriod): string {
  if (!from && !to) return "すべて";
  return `${from ? formatDate(from) : ""}～${to ? formatDate(to) : ""}`;
}

function Viewings({ viewings }: { viewings: readonly Viewing[] }) {
  return (
    <DataTable
      caption="この人の記録を見た人（新しい順）"
      columns={["日時", "ログインID", "所属", "見た方法", "照会の条件"]}
      prose={[4]}
      empty="この期間に、記録を見た人はいません。"
      rows={viewings.map(({ at, loginId, officeCode, act, list, criteria }) => [
        formatDateTime(at),
        loginId,
        officeCode ? placeName(officeCode) : "–",
        viewingLabel({ act, list }),
        criteria.join("、") || "–",
      ])}
    />
  );
}

function Limits() {
  return (
    <p class="quiet">
      この一覧には、照会や接種券の読み取りなどでこの人の記録を画面に表示した人と、記録を登録・変更した人が含まれます。この人を含むCSVファイルを登録・ダウンロードした人は、データ登録とデータ出力の履歴で確認してください。
    </p>
  );
}
