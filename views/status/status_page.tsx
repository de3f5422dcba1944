import type { StatusReport } from "../../domain/status/status_report.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { countText } from "../progress/figure_text.ts";
import { DatabasePart } from "./database_part.tsx";
import { FaultsPart } from "./faults_part.tsx";
import { QueuesPart } from "./queues_part.tsx";
import { RoutesPart } from "./routes_part.tsx";
import { ServersPart } from "./servers_part.tsx";
import { momentText, UNREADY } from "./status_words.ts";
import { WorksPart } from "./works_part.tsx";

/** 稼働状況, for the operator of the servers; it keeps itself up to date. */
export function StatusPage({ report }: { report: StatusReport }) {
  return (
    <div
      data-live
      hx-get={paths.status}
      hx-trigger="every 5s"
      hx-target="this"
      hx-swap="innerMorph"
    >
      <StatusBoard report={report} />
    </div>
  );
}

/** All of the page that changes. */
export function StatusBoard({ report }: { report: StatusReport }) {
  return (
    <>
      <h1>稼働状況</h1>
      <p class="status__time">
        {momentText(report.at)}時点。5秒ごとに更新します（JavaScriptが使えないときは、
        <a href={paths.status}>最新の状態を表示</a>）。
      </p>
      <Verdict report={report} />
      <Figures report={report} />
      <ServersPart report={report} />
      <QueuesPart report={report} />
      <RoutesPart report={report} />
      <WorksPart report={report} />
      <FaultsPart report={report} />
      <DatabasePart report={report} />
      <p class="quiet">
        監視には、同じ内容の<a href={paths.statusReport}>JSON</a>と、<a href={paths.metrics}>
          Prometheusの指標
        </a>が使えます。
      </p>
    </>
  );
}

function Verdict({ report }: { report: StatusReport }) {
  const { unreadiness, servers, errors, database: { archive } } = report;
  const lost = servers.filter(({ standing }) => standing === "lost").length;
  if (unreadiness) {
    return (
      <Message look={unreadiness === "draining" ? "caution" : "stop"}>
        <p>{UNREADY[unreadiness]}</p>
      </Message>
    );
  }
  if (lost + errors.length > 0 || archive?.failedAt) {
    return (
      <Message look="caution">
        {lost > 0 && <p>応答のないサーバーが{lost}台あります。</p>}
        {archive?.failedAt && <p>{ARCHIVE_FAILS}</p>}
        {errors.length > 0 && <p>直近1時間にエラーがありました。</p>}
      </Message>
    );
  }
  return (
    <Message look="success" heading="正常">
      <p>登録と照会を受け付けています。</p>
    </Message>
  );
}

const ARCHIVE_FAILS = "WALを保管できません。保管先の空きと権限を確かめてください。直るまで、" +
  "データベースのディスクがたまり続けます。";

function Figures({ report: { self, servers, routes, errors } }: { report: StatusReport }) {
  const answered = routes.reduce((sum, { count }) => sum + count, 0);
  const serving = servers.filter(({ standing }) => standing === "serving").length;
  return (
    <ul class="figures figures--four">
      <Figure label="稼働中" count={serving} unit="台" />
      <Figure label="処理中" count={self.runningRequests} unit="件" />
      <Figure label="1時間の件数" count={answered} unit="件" />
      <Figure label="1時間のエラー" count={errors.length} unit="件" />
    </ul>
  );
}

function Figure({ label, count, unit }: { label: string; count: number; unit: string }) {
  return (
    <li class="figure">
      <span class="figure__label">{label}</span>
      <span class="figure__number">{countText(count)}</span>
      <span class="figure__unit">{unit}</span>
    </li>
  );
}
