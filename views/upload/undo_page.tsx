import type { UploadKind } from "../../domain/upload/upload_state.ts";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { RegistrationTabs } from "./registration_tabs.tsx";

interface WrittenCounts {
  written: number;
  changedSince: number;
}

interface UndoPageProps {
  upload: { id: string; kind: UploadKind; fileName: string };
  preview: {
    people: WrittenCounts;
    tickets: WrittenCounts;
    doses: WrittenCounts;
    dosedTickets: number;
    confirmedPeople: number;
  };
  /** Why the undo that was asked for is refused. */
  refusal?: string;
}

/** Asks before an applied upload is taken back, and says what that will do. */
export function UndoPage({ upload, preview, refusal }: UndoPageProps) {
  return (
    <>
      <h1>この登録を取り消す</h1>
      <RegistrationTabs current={upload.kind === "dose" ? paths.doseUploads : paths.uploads} />
      {refusal
        ? (
          <Message look="stop">
            <p>{refusal}</p>
          </Message>
        )
        : <Question upload={upload} preview={preview} />}
      <p>
        <LinkButton href={paths.upload(upload.id)}>戻る</LinkButton>
      </p>
    </>
  );
}

function Question({ upload, preview }: Pick<UndoPageProps, "upload" | "preview">) {
  return (
    <>
      <p>「{upload.fileName}」で登録した内容を、登録前の状態に戻します。</p>
      <WrittenTable preview={preview} />
      <Consequences preview={preview} />
      <Form action={paths.uploadUndo(upload.id)} label="登録の取消">
        <SubmitButton>取り消す</SubmitButton>
      </Form>
    </>
  );
}

function WrittenTable({ preview: { people, tickets, doses } }: Pick<UndoPageProps, "preview">) {
  const lines: [string, WrittenCounts][] = [
    ["接種対象者", people],
    ["接種券", tickets],
    ["接種記録", doses],
  ];
  return (
    <DataTable
      caption="この登録で書き込んだ記録"
      columns={["記録", "書き込んだ件数", "うち、登録のあとに変更された件数"]}
      rows={lines.map(([name, { written, changedSince }]) => [
        name,
        written.toLocaleString("ja-JP"),
        changedSince.toLocaleString("ja-JP"),
      ])}
      numeric={[1, 2]}
      empty=""
    />
  );
}

function Consequences({ preview }: Pick<UndoPageProps, "preview">) {
  const { people, tickets, doses, dosedTickets, confirmedPeople } = preview;
  const changedSince = people.changedSince + tickets.changedSince + doses.changedSince;
  return (
    <ul>
      <li>この登録で追加した記録はなくなり、変更した記録は元の内容に戻ります。</li>
      <li>
        登録のあとに変更された人の記録は、取り消さずに残し、取消の結果に一覧で表示します。
        {changedSince === 0 && "今のところ、変更された記録はありません。"}
      </li>
      {dosedTickets > 0 && (
        <li>
          登録のあとに接種記録が登録された接種券が{dosedTickets.toLocaleString("ja-JP")}
          件あります。接種記録はなくならず、登録待ちに戻ります。
        </li>
      )}
      {confirmedPeople > 0 && (
        <li>
          「確認済み」の人が{confirmedPeople.toLocaleString("ja-JP")}
          人います。この人たちの記録も、取り消さずに残して一覧で表示します。
        </li>
      )}
      <li>取り消す前の内容は、変更の履歴にすべて残ります。</li>
    </ul>
  );
}
