import { formatDateTime } from "../../domain/date/plain_date.ts";
import { pairId, pairOf } from "../../domain/duplicate/person_pair.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface MergeTold {
  otherId: string;
  otherResidentNumber: string;
  mergedAt: Date;
  loginId: string;
}

export interface MergesShown {
  /** Where the record went. */
  into: MergeTold | undefined;
  /** What came to it. */
  absorbed: readonly MergeTold[];
}

interface MergeNoticeProps {
  /** The recipient whose record is shown. */
  recipientId: string;
  merges: MergesShown;
}

/** On a record: where it went, or what came to it by a merge. */
export function MergeNotice({ recipientId, merges: { into, absorbed } }: MergeNoticeProps) {
  return (
    <>
      {into && (
        <Message look="caution" heading="統合された記録です">
          <p>
            {formatDateTime(into.mergedAt)}に{into.loginId}が、
            <a href={paths.recipient(into.otherId)}>
              個別宛名番号「{into.otherResidentNumber}」の記録
            </a>に統合しました。接種券と接種記録は統合先にあります。
          </p>
          <PairLink ids={[recipientId, into.otherId]} />
        </Message>
      )}
      {absorbed.length > 0 && (
        <Message look="plain" heading="この記録に統合された記録があります">
          <ul>
            {absorbed.map(({ otherId, otherResidentNumber, mergedAt, loginId }) => (
              <li>
                <a href={paths.recipient(otherId)}>個別宛名番号「{otherResidentNumber}」</a>
                {`（${formatDateTime(mergedAt)}、${loginId}）`}
                <PairLink ids={[recipientId, otherId]} />
              </li>
            ))}
          </ul>
        </Message>
      )}
    </>
  );
}

function PairLink({ ids: [one, other] }: { ids: readonly [string, string] }) {
  const pair = pairOf(one, other);
  return pair ? <a href={paths.duplicate(pairId(pair))}>統合の内容を見る</a> : null;
}
