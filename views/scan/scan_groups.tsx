import type { RowGroup } from "./scanned_row.ts";

interface Group {
  name: RowGroup | "twin";
  title: string;
  hint: string;
}

/** What needs a hand first stands first; what is done, last. */
const GROUPS: readonly Group[] = [
  {
    name: "unread",
    title: "読めなかった票",
    hint: "画像を見て18桁の番号を入力してください。予診票でない紙は外してください。",
  },
  {
    name: "caution",
    title: "確認が必要な票",
    hint: "注意を読み、正しければ印を付けてください。",
  },
  {
    name: "twin",
    title: "同じ接種券が2枚ある票",
    hint: "先の1枚だけを登録します。写しなら外してください。番号が違うときは入力し直してください。",
  },
  {
    name: "refused",
    title: "登録できない票",
    hint: "理由を読んでください。ここでは登録されません。",
  },
  {
    name: "clear",
    title: "登録できる票",
    hint: "氏名・生年月日を予診票と見比べて、印を付けてください。",
  },
  { name: "registered", title: "登録した票", hint: "当日の一覧で訂正・取消ができます。" },
];

/** The rows by what is to be done with them; empty groups are not shown (`static/scans.ts`). */
export function ScanGroups() {
  return <>{GROUPS.map((group) => <ScanGroup group={group} />)}</>;
}

function ScanGroup({ group: { name, title, hint } }: { group: Group }) {
  return (
    <section class="scan-group" data-group-of={name} aria-labelledby={`group-${name}`} hidden>
      <h2 id={`group-${name}`}>
        {title}：<span data-count>0</span>枚
      </h2>
      <p>{hint}</p>
      {name === "clear" && (
        <div class="choice">
          <input type="checkbox" id="confirm-all" data-confirm-all />
          <label for="confirm-all">登録できる票をすべて予診票と見比べました</label>
        </div>
      )}
      <ol class="scan-rows" />
    </section>
  );
}
