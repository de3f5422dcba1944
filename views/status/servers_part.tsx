import type { StatusReport } from "../../domain/status/status_report.ts";
import { DataTable } from "../layout/data_table.tsx";
import { sizeText } from "../open_data/size_text.ts";
import { countText, numericFrom } from "../progress/figure_text.ts";
import { SERVER_STANDINGS, spanText } from "./status_words.ts";

const COLUMNS = [
  ...["サーバー", "状態", "稼働時間", "最終確認"],
  ...["リクエスト", "エラー", "メモリ"],
];

/** Every server process on this database, as each told last. */
export function ServersPart({ report: { at, servers, self } }: { report: StatusReport }) {
  return (
    <section>
      <h2 id="servers">サーバー</h2>
      <DataTable
        caption="サーバーの一覧"
        columns={COLUMNS}
        rows={servers.map((server) => [
          <ServerName server={server} isThis={server.id === self.id} />,
          SERVER_STANDINGS[server.standing],
          spanText(at.getTime() - server.startedAt.getTime()),
          `${spanText(at.getTime() - server.seenAt.getTime())}前`,
          countText(server.requestCount),
          countText(server.errorCount),
          sizeText(server.memoryBytes),
        ])}
        numeric={numericFrom(2, COLUMNS)}
        empty="サーバーの一覧は、データベースに接続できるときに表示します。"
      />
      <p class="quiet">
        リクエストとエラーは起動からの件数です。10秒ごとに更新し、30秒のあいだ更新がないと「応答なし」になります。
      </p>
    </section>
  );
}

function ServerName({ server: { host, pid, version }, isThis }: {
  server: { host: string; pid: number; version: string };
  isThis: boolean;
}) {
  return (
    <>
      {host}（{pid}
      {isThis && <strong>、この画面</strong>}）
      <br />
      <span class="quiet">バージョン {version}</span>
    </>
  );
}
