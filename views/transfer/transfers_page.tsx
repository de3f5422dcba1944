import type { AccountRole } from "../../domain/account/account_role.ts";
import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

const WAYS = [
  {
    title: "接種券なし／マイナンバーによる照会",
    purpose: "本人の同意を得て、マイナンバーで照会します。いちばん確実です。",
    path: paths.transferByMyNumber,
    button: "マイナンバーで照会へ",
  },
  {
    title: "接種券なし／氏名・生年月日・性別による照会",
    purpose: "マイナンバーが分からないときに、カナ氏名・生年月日・性別で照会します。",
    path: paths.transferByName,
    button: "氏名などで照会へ",
  },
  {
    title: "まとめて照会",
    purpose: "転入した人のCSVファイルから、最大5,000人を一度に照会します。",
    path: paths.batches,
    button: "まとめて照会へ",
  },
];

/** 転入処理: the ways to ask the municipality a person came from. */
export function TransfersPage({ role }: { role: AccountRole }) {
  return (
    <>
      <h1>転入処理</h1>
      <p>
        転入した人が転出元の接種券を持っていないときだけ使います。接種券があれば照会はいりません。接種会場で、その接種券をそのまま読み取れます。
      </p>
      <div class="cards">
        {WAYS.map(({ title, purpose, path, button }) => (
          <section class="card">
            <h2>{title}</h2>
            <p>{purpose}</p>
            <LinkButton href={path}>{button}</LinkButton>
          </section>
        ))}
      </div>
      <h2>照会の結果と、ほかの自治体からの照会</h2>
      <p class="other-ways">
        <a href={paths.messages}>メッセージ（結果と、確認の依頼）</a>
        <a href={paths.receivedInquiries}>受けた照会の一覧</a>
        {role === "manager" && <a href={paths.anomalies}>照会の点検（管理者）</a>}
      </p>
    </>
  );
}
