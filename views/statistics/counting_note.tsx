import type { Child } from "hono/jsx";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { HIDDEN_SIGN } from "../../domain/tally/coverage_sheet.ts";

interface CountingNoteProps {
  at: Date;
  /** What else is to be known of the figures of the page. */
  children?: Child;
}

/** How current the figures are, and what they count; at the end of every page of them. */
export function CountingNote({ at, children }: CountingNoteProps) {
  return (
    <aside class="counting" aria-labelledby="counting">
      <h2 id="counting" class="counting__heading">数え方</h2>
      <ul>
        <li>
          集計時点：{formatDateTime(at)}。登録された接種は数秒のうちに加わります。
        </li>
        <li>
          接種対象者は市区町村に登録済みの人です（転出・死亡・その他削除を除きます）。接種率は、そのうちその回の接種記録がある人の割合で、1人を1回だけ数えます。
        </li>
        <li>
          接種の回数は、接種券を発行した市区町村に数えます。接種対象者が未登録の接種を含み、予診のみと取り消した記録は含みません。
        </li>
        {children}
      </ul>
    </aside>
  );
}

export function LagNote() {
  return (
    <li>
      入力の遅れは、接種日から登録日までの日数の平均です。遅れが大きい自治体の接種率は、実際より低く見えます。
    </li>
  );
}

export function HidingNote() {
  return (
    <li>
      「{HIDDEN_SIGN}」は、5人未満の数と、引き算でそれがわかってしまう数です。個人がわからないように表示していません。
    </li>
  );
}
