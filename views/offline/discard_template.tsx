import { DISCARD_REASONS } from "../../domain/offline/discard_reason.ts";
import { SelectField } from "../form/field.tsx";
import { LinkButton, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

/** 登録しない, with the reason that the municipality finds in its audit. */
export function DiscardTemplate() {
  return (
    <template id="offline-discard">
      <div class="narrow">
        <h1>登録しない</h1>
        <div class="error-summary" role="alert" tabindex={-1} data-show="problem" hidden>
          <p class="error-summary__heading" data-slot="problem" />
        </div>
        <p>
          接種券{" "}
          <strong data-slot="ticket" />（読み取り：<span data-slot="readAt" />）を登録せずに、この端末から消します。元に戻せません。予診票は残してください。
        </p>
        <p data-slot="given" />
        <form class="form" aria-label="登録しない理由" novalidate data-act="discard-now">
          <SelectField
            name="reason"
            label="登録しない理由"
            hint="理由は、接種券を発行した自治体の「操作の記録」に残ります。"
            problems={[]}
            choices={DISCARD_REASONS.map((reason) => ({ value: reason, label: reason }))}
          />
          <div class="buttons">
            <SubmitButton>登録しない</SubmitButton>
            <LinkButton href={`${paths.venueOffline}#list`}>一覧に戻る</LinkButton>
          </div>
        </form>
      </div>
    </template>
  );
}
