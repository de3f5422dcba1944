import { ageOn, formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import { fullKana, fullName } from "../../domain/recipient/person_name.ts";
import { recipientStatusLabel } from "../../domain/recipient/recipient_status.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import type { RecordPerson } from "../../domain/record/person_record.ts";
import type { CorrectablePerson } from "../../domain/correction/correctable.ts";
import { Marked } from "../correction/draft_mark.tsx";
import { PersonEditLink } from "../correction/edit_links.tsx";
import type { RecordEditing } from "../correction/record_editing.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface PersonPartProps {
  person: RecordPerson;
  today: PlainDate;
  editing: RecordEditing;
}

/** The person as the register knows them: every column of 接種対象者ファイル but the ticket. */
export function PersonPart({ person, today, editing }: PersonPartProps) {
  const { birthDate, sex, status } = person;
  const mark = (...columns: (keyof CorrectablePerson)[]) => (
    <Marked
      mark={columns.some((column) => editing.marks.person.has(column)) ? "change" : undefined}
    />
  );
  return (
    <>
      {status && (
        <Message look="caution" heading={recipientStatusLabel(status)}>
          <p>住民の記録では「{recipientStatusLabel(status)}」です。</p>
        </Message>
      )}
      <dl class="facts">
        <dt>個別宛名番号</dt>
        <dd>{person.residentNumber}{mark("residentNumber")}</dd>
        <dt>氏名</dt>
        <dd class="facts__name">{nameOf(person) || "未登録"}{mark("familyName", "givenName")}</dd>
        <dt>カナ氏名</dt>
        <dd>{kanaOf(person) || "未登録"}{mark("familyKana", "givenKana")}</dd>
        <dt>生年月日</dt>
        <dd>
          {birthDate ? `${formatDate(birthDate)}（${ageOn(birthDate, today)}歳）` : "未登録"}
          {mark("birthDate")}
        </dd>
        <dt>性別</dt>
        <dd>{sex ? sexLabel(sex) : "未登録"}{mark("sex")}</dd>
        <dt>転出／死亡フラグ</dt>
        <dd>{status ? recipientStatusLabel(status) : "なし"}{mark("status")}</dd>
        <dt>マイナンバー</dt>
        <dd>
          {person.hasMyNumber ? "登録済み（表示しません）" : "未登録"}
          {mark("myNumber")}
          {person.hasMyNumber && <MyNumberLink id={person.id} />}
        </dd>
      </dl>
      <PersonEditLink editing={editing} />
    </>
  );
}

function MyNumberLink({ id }: { id: string }) {
  return (
    <a
      class="row-link my-number-link"
      href={paths.myNumber(id)}
      aria-label="マイナンバーを表示する"
    >
      表示する
    </a>
  );
}

/** 姓 and 名 joined; "" when neither is registered. */
export function nameOf({ familyName, givenName }: RecordPerson): string {
  return fullName({ familyName: familyName ?? "", givenName: givenName ?? "" });
}

export function kanaOf({ familyKana, givenKana }: RecordPerson): string {
  return fullKana({ familyKana: familyKana ?? "", givenKana: givenKana ?? "" });
}
