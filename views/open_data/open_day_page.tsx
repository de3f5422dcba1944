import { formatDate, formatDateTime, type PlainDate } from "../../domain/date/plain_date.ts";
import { paths } from "../paths.ts";
import { FilesTable } from "./files_table.tsx";
import type { PublicationWithFiles } from "./open_publication.ts";

interface OpenDayPageProps {
  day: PlainDate;
  /** Newest first. */
  revisions: readonly PublicationWithFiles[];
}

/** Everything published of one day. */
export function OpenDayPage({ day, revisions }: OpenDayPageProps) {
  return (
    <>
      <h1>{formatDate(day)}のオープンデータ</h1>
      <p>
        <a href={paths.openData}>最新の公表と、項目の説明</a>
      </p>
      {revisions.map(({ revision, publishedAt, note, files }) => (
        <section aria-labelledby={`r${revision}`}>
          <h2 id={`r${revision}`}>第{revision}版</h2>
          <p>{formatDateTime(publishedAt)}に公表しました。</p>
          {note && <p>{note}</p>}
          <FilesTable
            caption={`第${revision}版のファイル`}
            files={files}
            hrefOf={(name) =>
              paths.openDataRevision(day, `r${revision}`, name)}
          />
        </section>
      ))}
    </>
  );
}
