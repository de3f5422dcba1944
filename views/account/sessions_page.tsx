import { formatDateTime } from "../../domain/date/plain_date.ts";
import { PlainForm, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

/** One place where somebody is signed in. */
export interface SessionRow {
  id: string;
  device: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
}

interface SessionsPageProps {
  sessions: readonly SessionRow[];
  /** The session of whoever looks. */
  ownId: string;
}

/** ログイン中の端末: where one's login ID is signed in, and ending any of it. */
export function SessionsPage({ sessions, ownId }: SessionsPageProps) {
  const others = sessions.filter(({ id }) => id !== ownId);
  return (
    <>
      <h1>ログイン中の端末</h1>
      <p>
        このログインIDでログインしている端末です。覚えのない端末があるときは、ログインを終了して
        <a href={paths.password}>パスワードを変更</a>してください。
      </p>
      <DataTable
        caption="ログイン中の端末"
        columns={["端末", "接続元", "ログイン日時", "最終利用", "操作"]}
        prose={[0, 4]}
        empty=""
        rows={sessions.map((session) => [
          nameOf(session),
          session.address,
          formatDateTime(session.createdAt),
          formatDateTime(session.lastSeenAt),
          session.id === ownId ? <strong>この端末</strong> : <EndingForm session={session} />,
        ])}
      />
      {others.length > 0
        ? (
          <PlainForm action={paths.sessionsEnding} label="ほかの端末をすべて終了">
            <input type="hidden" name="session" value="others" />
            <SubmitButton>ほかの端末のログインをすべて終了する</SubmitButton>
          </PlainForm>
        )
        : <p>ほかの端末ではログインしていません。</p>}
    </>
  );
}

function EndingForm({ session }: { session: SessionRow }) {
  return (
    <PlainForm action={paths.sessionsEnding} label={`${nameOf(session)}のログインを終了`}>
      <input type="hidden" name="session" value={session.id} />
      <SubmitButton look="outline">終了する</SubmitButton>
    </PlainForm>
  );
}

function nameOf({ device }: SessionRow): string {
  return device || "不明な端末";
}
