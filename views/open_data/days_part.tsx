import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import { DataTable } from "../layout/data_table.tsx";
import { PageLinks } from "../layout/page_links.tsx";
import { paths } from "../paths.ts";
import type { OpenDays } from "./open_publication.ts";

/** Every day on which something was published. */
export function DaysPart({ days, page, pageCount }: OpenDays) {
  return (
    <section aria-labelledby="days">
      <h2 id="days">
        これまでの公表 <span class="quiet" lang="en">Snapshots</span>
      </h2>
      <DataTable
        caption="これまでの公表"
        columns={["公表日", "最新の版", "公表した日時", "お知らせ"]}
        rows={days.map(({ day, revision, publishedAt, note }) => [
          <a href={paths.openDataDay(day)}>{formatDate(day)}</a>,
          `第${revision}版`,
          formatDateTime(publishedAt),
          note,
        ])}
        empty="まだ公表していません。"
        prose={[3]}
      />
      <PageLinks
        label="これまでの公表のページ"
        page={page}
        pageCount={pageCount}
        hrefOf={(number) => `${paths.openData}?page=${number}#days`}
      />
    </section>
  );
}
