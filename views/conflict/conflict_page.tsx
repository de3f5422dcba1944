import { LinkButton } from "../form/form.tsx";
import type { RefusedDecision } from "../form/refused_decision.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { RegistrationTabs } from "../upload/registration_tabs.tsx";
import type { ConflictRow } from "./conflict_row.ts";
import { DecidedConflicts } from "./decided_conflicts.tsx";
import { OpenConflict } from "./open_conflict.tsx";

interface ConflictPageProps {
  open: readonly ConflictRow[];
  decided: readonly ConflictRow[];
  /** Of all that are open, also on other pages. */
  openCount: number;
  /** From 1. */
  page: number;
  pageCount: number;
  refused?: RefusedDecision;
  /** Somebody else was faster. */
  overtaken?: string;
}

/** 食い違いの一覧: what bulk uploads contradict, for a person to decide. */
export function ConflictPage(props: ConflictPageProps) {
  const { open, decided, openCount, page, pageCount, refused, overtaken } = props;
  return (
    <>
      <h1>食い違いの一覧</h1>
      <RegistrationTabs current={paths.doseUploads} />
      {overtaken && (
        <Message look="stop" heading="決められませんでした">
          <p>{overtaken}</p>
        </Message>
      )}
      <p>
        一括登録のファイルが、登録済みの接種記録と違うところです。登録済みの内容は変えていません。予診票などを確かめて、1件ずつ決めてください。
      </p>
      <h2>未処理（{openCount.toLocaleString("ja-JP")}件）</h2>
      {open.length === 0 && <p class="empty">未処理の食い違いはありません。</p>}
      {open.map((conflict, index) => (
        <OpenConflict
          conflict={conflict}
          number={index + 1}
          page={page}
          refused={refused?.id === conflict.id ? refused : undefined}
        />
      ))}
      <Pages page={page} pageCount={pageCount} />
      <h2>処理済み</h2>
      <DecidedConflicts conflicts={decided} />
      <p>
        <LinkButton href={paths.doseUploads}>一括登録へ戻る</LinkButton>
      </p>
    </>
  );
}

function Pages({ page, pageCount }: { page: number; pageCount: number }) {
  if (pageCount <= 1) return null;
  const link = (to: number, label: string) => (
    <a class="button button--outline" href={`${paths.doseConflicts}?page=${to}`}>{label}</a>
  );
  return (
    <nav class="buttons" aria-label="食い違いのページ">
      {page > 1 && link(page - 1, "前の50件")}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && link(page + 1, "次の50件")}
    </nav>
  );
}
