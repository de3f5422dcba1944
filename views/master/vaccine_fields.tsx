import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "../form/field.tsx";

interface VaccineFieldsProps {
  typed: Typed;
  problems: readonly FormProblem[];
}

/** The fields of one vaccine, in the order of the manual's names for them. */
export function VaccineFields({ typed, problems }: VaccineFieldsProps) {
  return (
    <>
      <TextField
        name="maker"
        label="ワクチンメーカー"
        hint="20文字以内。データ出力と一括登録で使う名前で、ほかのワクチンと違うものにします。"
        value={typed.maker}
        problems={problems}
      />
      <TextField
        name="product"
        label="製品名"
        hint="40文字以内"
        value={typed.product}
        problems={problems}
      />
      <TextField
        name="minimumIntervalDays"
        label="接種間隔（日）"
        hint="次の接種までに空ける日数。例：18。定めがなければ0にします。"
        value={typed.minimumIntervalDays}
        inputmode="numeric"
        problems={problems}
      />
      <TextField
        name="position"
        label="表示順"
        hint="小さい順に並びます。空白なら今の順、追加では最後になります。"
        value={typed.position}
        inputmode="numeric"
        problems={problems}
        optional
      />
      <TextField
        name="validFrom"
        label="有効期間の開始日"
        hint="例：20210601、2021/6/1、令和3年6月1日"
        value={typed.validFrom}
        problems={problems}
      />
      <TextField
        name="validTo"
        label="有効期間の終了日"
        hint="空白なら、終わりを決めません。"
        value={typed.validTo}
        problems={problems}
        optional
      />
      <div class="choice field--whole">
        <input
          type="checkbox"
          id="offered"
          name="offered"
          value="yes"
          checked={typed.offered === "yes"}
          aria-describedby="offered-hint"
        />
        <label for="offered">接種会場などの画面で選べるようにする</label>
        <p class="choice__hint" id="offered-hint">
          印を外しても、登録済みの接種記録と、一括登録のファイルではこのワクチンとして扱います。
        </p>
      </div>
    </>
  );
}
