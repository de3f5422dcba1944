import { formatDate, formatDateTime } from "../../domain/date/plain_date.ts";
import { paths } from "../paths.ts";
import { DaysPart } from "./days_part.tsx";
import { DictionaryPart } from "./dictionary_part.tsx";
import { AddressesPart, ChangesPart, FiguresPart, LicencePart } from "./explanation_part.tsx";
import { FilesTable } from "./files_table.tsx";
import type { OpenDays, PublicationWithFiles } from "./open_publication.ts";

interface OpenDataPageProps {
  /** None before the first publication. */
  latest: PublicationWithFiles | undefined;
  days: OpenDays;
}

/** オープンデータ: what there is, and what everybody who uses it has to know. */
export function OpenDataPage({ latest, days }: OpenDataPageProps) {
  return (
    <>
      <h1>
        オープンデータ <span class="open-data__english" lang="en">Open data</span>
      </h1>
      <p>
        登録された接種の回数を、毎日1回、だれでも使える形で公表しています。個人の記録は含みません。
        <a href={paths.publicPage}>接種の状況（グラフと表）</a>
      </p>
      {latest && (
        <section aria-labelledby="latest">
          <h2 id="latest">
            最新の公表 <span class="quiet" lang="en">Latest</span>
          </h2>
          <p>
            {formatDate(latest.day)}（第{latest.revision}版、{formatDateTime(
              latest.publishedAt,
            )}に公表）
          </p>
          {latest.note && <p>{latest.note}</p>}
          <FilesTable
            caption="最新のファイル"
            files={latest.files}
            hrefOf={(name) => paths.openDataFile("latest", name)}
          />
        </section>
      )}
      <AddressesPart />
      <FiguresPart />
      <LicencePart day={latest?.day} />
      <DictionaryPart />
      <DaysPart {...days} />
      <ChangesPart />
    </>
  );
}
