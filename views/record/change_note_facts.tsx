import { formatDateTime } from "../../domain/date/plain_date.ts";
import { CHANGE_KIND_LABELS, type ChangeNote } from "../../domain/record/record_change.ts";
import { placeName } from "../dose/dose_table.tsx";
import { paths } from "../paths.ts";

/** "2021年7月1日 10:00 補正" */
export function changeHeading({ madeAt, kind }: ChangeNote): string {
  return `${formatDateTime(madeAt)} ${CHANGE_KIND_LABELS[kind]}`;
}

interface ChangeNoteFactsProps {
  change: ChangeNote;
  /** The municipality whose page it is: others are named. */
  ownCode: string;
}

/** Who made a change, why, and from which file. */
export function ChangeNoteFacts({ change, ownCode }: ChangeNoteFactsProps) {
  const { kind, loginId, operatorName, officeCode, reason, upload } = change;
  const office = officeCode === ownCode ? "" : `（${placeName(officeCode)}）`;
  return (
    <dl class="facts facts--close">
      <dt>変更した人</dt>
      <dd>{`${loginId}${office}`}</dd>
      {operatorName && (
        <>
          <dt>担当者</dt>
          <dd>{operatorName}</dd>
        </>
      )}
      {reason && (
        <>
          <dt>理由</dt>
          <dd>{reason}</dd>
        </>
      )}
      {upload && (
        <>
          <dt>{kind === "undo" ? "取り消したファイル" : "ファイル"}</dt>
          <dd>
            <a href={paths.upload(upload.id)}>{upload.fileName}</a>
          </dd>
        </>
      )}
    </dl>
  );
}
