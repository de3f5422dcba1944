import { columnsOf, STATISTICS_FILE_NAMES, statisticsKind } from "./statistics_file.ts";

/** 項目の説明 of every file, as rows under their heading. */
export function statisticsDictionary(): string[][] {
  const rows = STATISTICS_FILE_NAMES.flatMap((file) =>
    columnsOf({ file, variant: "cumulative" }).map((column, place) => [
      statisticsKind(file).label,
      String(place + 1),
      column.name,
      column.meaning,
      column.form,
      whereText(column.isRunning),
    ])
  );
  return [["ファイル", "順番", "項目", "意味", "値", "入っているファイル"], ...rows];
}

/** In which variants of a file a column stands. */
export function whereText(isRunning: true | undefined): string {
  return isRunning ? "累計だけ" : "すべて";
}
