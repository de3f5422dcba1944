import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { countText, type UploadRow } from "./upload_row.ts";

export interface IssueLine {
  line: number;
  column: string;
  message: string;
}

/** The first faults of a file; all of them, and the rejected rows alone, are downloads. */
export function UploadIssues({ upload, issues }: {
  upload: UploadRow;
  issues: readonly IssueLine[];
}) {
  return (
    <>
      <h2>エラーの一覧</h2>
      <p>
        {countText(
          upload.rejectedCount,
        )}行にエラーがあります。行は表計算ソフトの行番号です（見出し行を含みます）。
        先頭の{countText(issues.length)}件を表示しています。
      </p>
      <ul>
        <li>
          <a href={paths.uploadRejected(upload.id)} download>
            エラーの行だけをCSVでダウンロード
          </a>
          （理由の列付き。直したら、そのまま登録できます）
        </li>
        <li>
          <a href={paths.uploadIssues(upload.id)} download>すべてのエラーをCSVでダウンロード</a>
        </li>
      </ul>
      <DataTable
        caption="エラーの一覧"
        columns={["行", "項目", "理由と直し方"]}
        rows={issues.map(({ line, column, message }) => [
          line.toLocaleString("ja-JP"),
          column || "行全体",
          message,
        ])}
        numeric={[0]}
        prose={[2]}
        empty=""
      />
    </>
  );
}
