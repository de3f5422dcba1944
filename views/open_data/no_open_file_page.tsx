import { paths } from "../paths.ts";
import { DaysPart } from "./days_part.tsx";
import type { OpenDays } from "./open_publication.ts";

/** For an address under which nothing was published: what there is instead. */
export function NoOpenFilePage({ days }: { days: OpenDays }) {
  return (
    <>
      <h1>この公表はありません</h1>
      <p>
        公表日かファイルの名前が違います。公表は下の日にあります。ファイルは
        <a href={paths.openData}>最新の公表</a>で確かめてください。
      </p>
      <DaysPart {...days} />
    </>
  );
}
