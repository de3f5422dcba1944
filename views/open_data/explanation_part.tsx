import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import { FEWEST_DETAILED } from "../../domain/tally/open_detail.ts";
import { EDITION_DAYS } from "../../domain/tally/open_edition.ts";
import { citationOf, FORMAT_CHANGES, OPEN_LICENCE } from "../../domain/tally/open_licence.ts";
import { paths } from "../paths.ts";

/** How programs ask for the files. */
export function AddressesPart() {
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">
        アドレス <span class="quiet" lang="en">Stable URLs</span>
      </h2>
      <dl class="facts">
        <dt>最新</dt>
        <dd>
          <code>{paths.openDataFile("latest", "（ファイル）")}</code>
        </dd>
        <dt>ある日の最新の版</dt>
        <dd>
          <code>{paths.openDataFile("YYYY-MM-DD", "（ファイル）")}</code>
        </dd>
        <dt>ある日のある版</dt>
        <dd>
          <code>{paths.openDataRevision("YYYY-MM-DD", "r1", "（ファイル）")}
          </code>（内容は変わりません）
        </dd>
      </dl>
      <ul>
        <li>
          gzipで圧縮して送ります。gzip以外だけを受け付けるプログラム（Accept-Encoding）には、そのまま送ります。
        </li>
        <li>
          ETagとLast-Modifiedがあります。If-None-Matchを付ければ、変わっていないときは304を返します。
        </li>
        <li>どのサイトのスクリプトからでも読み込めます（CORS）。</li>
        <li>各ファイルのSHA-256は、datapackage.jsonにあります。</li>
      </ul>
    </section>
  );
}

/** What the figures are, and what is not shown. */
export function FiguresPart() {
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">
        数の見方 <span class="quiet" lang="en">Notes</span>
      </h2>
      <ul>
        <li>登録された接種の回数です。予診のみと、取り消した記録は含みません。</li>
        <li>登録は接種より遅れることがあるため、過去の日の数も後から増えます。</li>
        <li>
          公表するたびに、すべての市区町村の接種記録を数え直し、1件でも合わなければ公表しません。
        </li>
        <li>
          prefecture.ndjsonは、都道府県の64歳以下・65歳以上という大きなくくりなので、少ない数もそのまま載せています。
        </li>
        <li>
          detail_by_prefecture.csvは、{FEWEST_DETAILED}回未満の数と、引き算でそれが分かってしまう数を空欄にしています。
        </li>
        <li>
          前の公表との引き算からも分からないように、detail_by_prefecture.csvは接種回ごとに{EDITION_DAYS}日以上おいて集計し直します（as_ofが集計日）。
        </li>
      </ul>
    </section>
  );
}

export function LicencePart({ day }: { day: PlainDate | undefined }) {
  return (
    <section aria-labelledby="licence">
      <h2 id="licence">
        利用条件 <span class="quiet" lang="en">Licence</span>
      </h2>
      <p>
        {OPEN_LICENCE.title}に従って、だれでも自由に使えます。{OPEN_LICENCE
          .equal}に従って使うこともできます（
        <span class="open-data__address">{OPEN_LICENCE.url}</span>）。
      </p>
      {day && <p>出典の書き方の例：「{citationOf(day)}」</p>}
    </section>
  );
}

export function ChangesPart() {
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">
        変更の記録 <span class="quiet" lang="en">Changes</span>
      </h2>
      <ul>
        {FORMAT_CHANGES.map(({ day, text }) => <li>{formatDate(day)}：{text}</li>)}
      </ul>
    </section>
  );
}
