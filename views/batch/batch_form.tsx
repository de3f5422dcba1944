import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { MOST_BATCH_ROWS } from "../../domain/transfer/batch_limits.ts";
import { Field } from "../form/field.tsx";
import { BusyNote, Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface BatchFormProps {
  problems: readonly FormProblem[];
  sameFile: { id: string; receivedAt: Date } | undefined;
}

/** The file stands last: what is said about it is read first. */
export function BatchForm({ problems, sameFile }: BatchFormProps) {
  return (
    <Form action={paths.batches} enctype="multipart/form-data" label="まとめて照会">
      {sameFile && <SameFile sameFile={sameFile} />}
      <Field
        name="file"
        label="CSVファイル"
        hint={`転出元自治体と、マイナンバーかカナ氏名・生年月日・性別。${
          MOST_BATCH_ROWS.toLocaleString("ja-JP")
        }人まで。見出し行はあってもなくても構いません。`}
        problems={problems}
      >
        {(described) => (
          <input
            class="input input--long"
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv,.txt"
            aria-required="true"
            aria-describedby={described["aria-describedby"]}
            aria-invalid={described["aria-invalid"]}
          />
        )}
      </Field>
      <Message look="caution" heading="本人の同意">
        <p>
          マイナンバーは、照会することに本人が同意した人だけ入れてください。同意は行ごとに「本人同意」の列で確かめ、ない行は照会しません。
          だれがいつ照会したかは、転出元の自治体にも記録されます。
        </p>
      </Message>
      <SubmitButton>照会する</SubmitButton>
      <BusyNote>ファイルを送信しています。この画面のままお待ちください。</BusyNote>
    </Form>
  );
}

function SameFile({ sameFile }: { sameFile: { id: string; receivedAt: Date } }) {
  return (
    <div class="choice">
      <input type="checkbox" id="again" name="again" value="yes" />
      <label for="again">同じファイルで、もう一度照会する</label>
      <p class="choice__hint">
        <a href={paths.batch(sameFile.id)}>
          {formatDateTime(sameFile.receivedAt)}の結果
        </a>
        は、いまも見られます。
      </p>
    </div>
  );
}
