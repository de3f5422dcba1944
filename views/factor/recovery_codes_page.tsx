import { shownRecoveryCode } from "../../domain/account/recovery_code.ts";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { PrintButton } from "../layout/print_button.tsx";

interface RecoveryCodesPageProps {
  codes: readonly string[];
  /** Where to go on to, once they are kept. */
  next: string;
}

/** リカバリーコード, shown this once. */
export function RecoveryCodesPage({ codes, next }: RecoveryCodesPageProps) {
  return (
    <div class="narrow">
      <h1>リカバリーコード</h1>
      <Message look="success">
        <p>リカバリーコードを作りました。前に控えたものがあれば、もう使えません。</p>
      </Message>
      <Message look="caution" heading="この画面を閉じると、もう表示できません">
        <p>
          {"スマートフォンなどをなくしたときに、このコードでログインできます。1つにつき1回使えます。" +
            "印刷するか書き写して、鍵のかかる場所に保管してください。"}
        </p>
      </Message>
      <ul class="recovery-codes" aria-label="リカバリーコードの一覧">
        {codes.map((code) => <li>{shownRecoveryCode(code)}</li>)}
      </ul>
      <div class="buttons">
        <PrintButton />
        <LinkButton href={next}>控えたので次へ</LinkButton>
      </div>
    </div>
  );
}
