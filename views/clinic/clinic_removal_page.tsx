import type { Clinic } from "../../domain/account/clinic.ts";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { Facts } from "./clinic_page.tsx";

/** 削除 → 本当に削除する. */
export function ClinicRemovalPage({ clinic }: { clinic: Clinic }) {
  return (
    <>
      <h1>医療機関の削除</h1>
      <p>
        「{clinic
          .name}」を一覧から除きます。ログイン中の端末はすぐに使えなくなります。登録した接種記録と操作の記録は残ります。同じG-MIS
        IDをもう一度登録すると、元のとおり使えます。
      </p>
      <Facts clinic={clinic} />
      <Form action={paths.clinicRemoval(clinic.id)} label="医療機関の削除">
        <input type="hidden" name="version" value={String(clinic.version)} />
        <div class="buttons">
          <SubmitButton>本当に削除する</SubmitButton>
          <LinkButton href={paths.clinic(clinic.id)}>削除せずに戻る</LinkButton>
        </div>
      </Form>
    </>
  );
}
