import type { StaffAccount } from "../../domain/account/staff_account.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { instantText } from "./staff_words.ts";

/** 削除済み, folded away: 元に戻す brings one back. */
export function RemovedAccounts({ accounts }: { accounts: readonly StaffAccount[] }) {
  if (accounts.length === 0) return null;
  return (
    <details class="folded">
      <summary class="folded__heading">
        削除済み（{accounts.length.toLocaleString("ja-JP")}件）
      </summary>
      <div class="folded__body">
        <p>
          削除したログインIDは、別の人や会場に使われることのないように残しています。元に戻すと、新しい設定用URLを発行します。
        </p>
        <DataTable
          caption="削除済みのログインID"
          columns={["ログインID", "備考", "削除した日時", "削除した人", "操作"]}
          prose={[0, 1, 3]}
          empty=""
          rows={accounts.map(({ id, loginId, remark, version, deletedAt, changedBy }) => [
            loginId,
            remark || "–",
            instantText(deletedAt),
            changedBy ?? "–",
            <Form action={paths.accountRestoration(id)} label={`${loginId}を元に戻す`}>
              <input type="hidden" name="version" value={String(version)} />
              <SubmitButton look="outline">元に戻す</SubmitButton>
            </Form>,
          ])}
        />
      </div>
    </details>
  );
}
