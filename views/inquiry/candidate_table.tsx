import { formatDate } from "../../domain/date/plain_date.ts";
import { recipientStatusLabel } from "../../domain/recipient/recipient_status.ts";
import { sexLabel } from "../../domain/recipient/sex.ts";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import type { CandidateRow } from "./case_row.ts";

/** Those who are as was asked, and 転出 beside each. */
export function CandidateTable({ inquiryId, candidates }: {
  inquiryId: string;
  candidates: readonly CandidateRow[];
}) {
  return (
    <DataTable
      caption="条件に一致する人"
      columns={["氏名", "操作", ...COLUMNS]}
      prose={[0]}
      empty=""
      rows={candidates.map((candidate) => {
        const { id, name, kana, residentNumber } = candidate;
        return [
          <>
            <a href={paths.recipient(id)}>{name || kana || "氏名未登録"}</a>
            {candidate.isProtected && <strong class="protected-mark">支援措置</strong>}
          </>,
          <a
            class="button button--outline button--row"
            href={`${paths.inquiryConfirmation(inquiryId)}?recipient=${id}`}
            aria-label={`転出（個別宛名番号${residentNumber}の人）`}
          >
            転出
          </a>,
          ...candidateCells(candidate),
        ];
      })}
    />
  );
}

const COLUMNS = [
  "カナ氏名",
  "生年月日",
  "性別",
  "転出／死亡フラグ",
  "接種回数",
  "最後の接種日",
  "個別宛名番号",
];

function candidateCells(candidate: CandidateRow): string[] {
  const { kana, birthDate, sex, status, doseCount, lastVaccinatedOn, residentNumber } = candidate;
  return [
    kana || "未登録",
    birthDate ? formatDate(birthDate) : "未登録",
    sex ? sexLabel(sex) : "未登録",
    status ? recipientStatusLabel(status) : "なし",
    `${doseCount}回`,
    lastVaccinatedOn ? formatDate(lastVaccinatedOn) : "–",
    residentNumber,
  ];
}

/** The same of one person, below one another. */
export function CandidateFacts({ candidate }: { candidate: CandidateRow }) {
  const cells = candidateCells(candidate);
  return (
    <dl class="facts">
      <dt>氏名</dt>
      <dd class="facts__name">{candidate.name || "未登録"}</dd>
      {COLUMNS.map((column, index) => (
        <>
          <dt>{column}</dt>
          <dd>{cells[index]}</dd>
        </>
      ))}
      <dt>支援措置</dt>
      <dd>{candidate.isProtected ? <strong class="protected-mark">支援措置</strong> : "なし"}</dd>
    </dl>
  );
}
