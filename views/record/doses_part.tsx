import type { Child } from "hono/jsx";
import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import type { DoseOrigin } from "../../domain/record/dose_origin.ts";
import { DOSE_SOURCE_LABELS, type RecordDose } from "../../domain/record/person_record.ts";
import { Marked } from "../correction/draft_mark.tsx";
import { DoseAdditionLink, DoseEditLink, DoseRestoreButton } from "../correction/edit_links.tsx";
import type { RecordEditing } from "../correction/record_editing.ts";
import { doseName, placeName } from "../dose/dose_table.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

interface DosesPartProps {
  doses: readonly RecordDose[];
  withdrawn: readonly RecordDose[];
  origins: ReadonlyMap<string, DoseOrigin>;
  editing: RecordEditing;
}

/** Doses and examinations in the order they were given; deleted ones by themselves below. */
export function DosesPart({ doses, withdrawn, origins, editing }: DosesPartProps) {
  const action = editing.isOffered ? ["操作"] : [];
  return (
    <>
      <h2>接種記録</h2>
      <DataTable
        caption="接種と予診の記録"
        columns={["回数", ...action, ...COLUMNS]}
        prose={[7 + action.length + 1]}
        empty="接種記録はありません。"
        rows={doses.map((dose) => [
          <>
            {doseName(dose)}
            <Marked mark={editing.marks.doses.get(dose.id)} />
          </>,
          ...action.map(() => <DoseEditLink dose={dose} editing={editing} />),
          ...doseCells(dose, origins.get(dose.id)),
        ])}
      />
      <DoseAdditionLink editing={editing} />
      {withdrawn.length > 0 && (
        <>
          <h2>削除した接種記録</h2>
          <DataTable
            caption="削除した接種と予診の記録"
            columns={["削除した日時", ...action, "回数", ...COLUMNS]}
            prose={[9 + action.length]}
            empty=""
            rows={withdrawn.map((dose) => [
              formatDateTime(dose.withdrawnAt!),
              ...action.map(() => <DoseRestoreButton dose={dose} editing={editing} />),
              doseName(dose),
              ...doseCells(dose, origins.get(dose.id)),
            ])}
          />
        </>
      )}
    </>
  );
}

const COLUMNS = [
  "接種日",
  "ワクチン",
  "ロットNo.",
  "会場名",
  "医師名",
  "接種自治体",
  "券番号",
  "登録",
];

function doseCells(dose: RecordDose, origin: DoseOrigin | undefined): Child[] {
  return [
    formatDate(dose.vaccinatedOn),
    dose.vaccineMaker ?? "–",
    dose.lotNumber ?? "–",
    dose.venueName,
    dose.doctorName,
    placeName(dose.placeCode),
    dose.ticketNumber,
    <DoseOriginNote dose={dose} origin={origin} />,
  ];
}

/** When a dose was registered, how, and by whom or from which file or municipality. */
export function DoseOriginNote({ dose, origin }: {
  dose: Pick<RecordDose, "source" | "registeredAt">;
  origin: DoseOrigin | undefined;
}) {
  const registered = formatDateTime(dose.registeredAt);
  const source = DOSE_SOURCE_LABELS[dose.source];
  if (origin?.answer) return <AnswerNote registered={registered} source={source} origin={origin} />;
  return (
    <>
      {`${registered} ${source}`}
      {origin && (
        <span class="origin">
          （{origin.upload
            ? <a href={paths.upload(origin.upload.id)}>{origin.upload.fileName}</a>
            : whoRegistered(origin)}）
        </span>
      )}
    </>
  );
}

/** "会場1、担当者：鈴木" */
function whoRegistered({ loginId, operatorName }: DoseOrigin): string {
  return operatorName ? `${loginId}、担当者：${operatorName}` : loginId;
}

/** The dose was registered where it was told from; here it came with the answer. */
function AnswerNote({ registered, source, origin }: {
  registered: string;
  source: string;
  origin: DoseOrigin;
}) {
  const { municipalityCode, at } = origin.answer!;
  return (
    <>
      {`${formatDateTime(at)} ${source}`}
      <span class="origin">
        （{placeName(municipalityCode)}の回答、転出元での登録：{registered}、{whoRegistered(
          origin,
        )}）
      </span>
    </>
  );
}
