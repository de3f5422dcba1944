import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { ComparedPair } from "../../domain/duplicate/compared_pair.ts";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** What was decided about the pair, or about one of the two. */
export interface PairStanding {
  merge:
    | { keptId: string; mergedAt: Date; loginId: string; reason: string; changeId: string }
    | undefined;
  mark: { markedAt: Date; loginId: string; reason: string } | undefined;
  absorbedElsewhere: readonly { residentNumber: string; into: string; intoId: string }[];
}

interface PairMessagesProps {
  compared: ComparedPair;
  standing: PairStanding;
  /** Of the pair. */
  id: string;
}

export function PairMessages({ compared, standing, id }: PairMessagesProps) {
  const { merge, mark, absorbedElsewhere } = standing;
  return (
    <>
      {merge && <Merged compared={compared} merge={merge} />}
      {absorbedElsewhere.map(({ residentNumber, into, intoId }) => (
        <Message look="caution" heading="ほかの記録に統合済みです">
          <p>
            個別宛名番号「{residentNumber}」の記録は、個別宛名番号「{into}」の記録に統合されました。
          </p>
          <LinkButton href={paths.recipient(intoId)}>統合先の記録を見る</LinkButton>
        </Message>
      ))}
      {mark && (
        <Message look="plain" heading="「別人」とした2件です">
          <Decided at={mark.markedAt} loginId={mark.loginId} reason={mark.reason} />
          <Form action={paths.distinctionWithdrawal(id)} label="別人の取消">
            <SubmitButton look="outline">「別人」を取り消す</SubmitButton>
          </Form>
        </Message>
      )}
    </>
  );
}

function Merged({ compared, merge }: {
  compared: ComparedPair;
  merge: NonNullable<PairStanding["merge"]>;
}) {
  const { left, right } = compared;
  const [kept, absorbed] = left.person.id === merge.keptId ? [left, right] : [right, left];
  return (
    <Message look="success" heading="統合完了">
      <p>
        個別宛名番号「{absorbed.person.residentNumber}」の記録を、個別宛名番号「{kept.person
          .residentNumber}」の記録に統合しました。
      </p>
      <Decided at={merge.mergedAt} loginId={merge.loginId} reason={merge.reason} />
      <div class="buttons">
        <LinkButton href={paths.recipient(merge.keptId)}>統合した記録を見る</LinkButton>
        <LinkButton href={paths.changeUndo(merge.changeId)}>統合を取り消す</LinkButton>
      </div>
    </Message>
  );
}

/** When, by whom and why. */
function Decided({ at, loginId, reason }: { at: Date; loginId: string; reason: string }) {
  return <p>{`日時：${formatDateTime(at)}、処理した人：${loginId}、理由：${reason}`}</p>;
}
