import type { Child } from "hono/jsx";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { StatusReport } from "../../domain/status/status_report.ts";
import { sizeText } from "../open_data/size_text.ts";
import { POOL_NAMES, spanText, timeText } from "./status_words.ts";

/** The database, the connections to it, and the machine this process is on. */
export function DatabasePart({ report }: { report: StatusReport }) {
  const { at, self, version } = report;
  return (
    <section>
      <h2 id="database">データベースとこのサーバー</h2>
      <dl class="facts">
        {databaseFacts(report.database).map(([name, text]) => <Fact name={name}>{text}</Fact>)}
        {report.database.pools.map(({ name, size, inUse, waiting }) => (
          <Fact name={`接続：${POOL_NAMES[name] ?? name}`}>
            {inUse} / {size}本（待ち{waiting}件）
          </Fact>
        ))}
        {self.disk && (
          <Fact name="ディスクの空き">
            {sizeText(self.disk.freeBytes)} / {sizeText(self.disk.totalBytes)}
          </Fact>
        )}
        <Fact name="このサーバー">
          {self.host}（{self.pid}）、バージョン{version}、起動から
          {spanText(at.getTime() - self.startedAt.getTime())}
        </Fact>
        <Fact name="メモリ">{sizeText(self.memoryBytes)}</Fact>
        <Fact name="応答の遅れ（最大）">{timeText(self.eventLoopLagMs)}</Fact>
        <Fact name="更新を待つ画面">{self.followers}件</Fact>
      </dl>
    </section>
  );
}

function databaseFacts(
  { isReachable, version, bytes, replicaLagSeconds, archive }: StatusReport["database"],
): [name: string, text: string][] {
  return [
    ["データベース", isReachable ? `PostgreSQL ${version}` : "接続できません"],
    ...(bytes === null ? [] : [["大きさ", sizeText(bytes)] as [string, string]]),
    ...(replicaLagSeconds === null
      ? []
      : [["レプリカの遅れ", `${replicaLagSeconds.toFixed(1)}秒`] as [string, string]]),
    ...(isReachable ? [["WALの保管", archiveText(archive)] as [string, string]] : []),
  ];
}

function archiveText(archive: StatusReport["database"]["archive"]): string {
  if (!archive) return "していません（バックアップの時点までしか戻せません）";
  const { archivedAt, failedAt } = archive;
  if (failedAt) return `失敗しています（${formatDateTime(failedAt)}）`;
  return archivedAt ? `${formatDateTime(archivedAt)}まで` : "まだありません";
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
