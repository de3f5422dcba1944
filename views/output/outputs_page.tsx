import { formatDateTime } from "../../domain/date/plain_date.ts";
import { OUTPUT_LABELS, type OutputKind } from "../../domain/output/output_kind.ts";
import { PlainForm, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";

interface OutputRow {
  id: string;
  kind: OutputKind;
  madeAt: Date;
  loginId: string;
  rowCount: number | null;
}

const PURPOSES: Record<OutputKind, string> = {
  register: "接種記録のある接種対象者を、1回目・2回目の17項目で出力します。",
  waiting:
    "接種記録があり、接種対象者がまだ登録されていない接種券を出力します。個別宛名番号は空白です。",
};

/** データ出力: the two files, and who took which when. */
export function OutputsPage({ outputs }: { outputs: readonly OutputRow[] }) {
  return (
    <>
      <h1>データ出力</h1>
      <div class="cards">
        <OutputCard kind="register" />
        <OutputCard kind="waiting" />
      </div>
      <h2>出力履歴</h2>
      <DataTable
        caption="データ出力の履歴（新しい順）"
        columns={["出力日時", "種類", "件数", "出力した人"]}
        rows={outputs.map(({ kind, madeAt, loginId, rowCount }) => [
          formatDateTime(madeAt),
          OUTPUT_LABELS[kind],
          rowCount === null ? "中断" : rowCount.toLocaleString("ja-JP"),
          loginId,
        ])}
        numeric={[2]}
        empty="まだ出力していません。"
      />
    </>
  );
}

function OutputCard({ kind }: { kind: OutputKind }) {
  const id = `header-${kind}`;
  return (
    <section class="card" aria-labelledby={`output-${kind}`}>
      <h2 id={`output-${kind}`}>{OUTPUT_LABELS[kind]}</h2>
      <p>{PURPOSES[kind]}</p>
      <p class="quiet">CSV（UTF-8・BOMなし・改行CRLF）</p>
      <PlainForm action={paths.outputs}>
        <input type="hidden" name="kind" value={kind} />
        <div class="choice">
          <input type="checkbox" id={id} name="header" value="with_header" />
          <label for={id}>1行目に項目名を付ける</label>
        </div>
        <SubmitButton look={kind === "register" ? "solid" : "outline"}>
          {OUTPUT_LABELS[kind]}
        </SubmitButton>
      </PlainForm>
    </section>
  );
}
