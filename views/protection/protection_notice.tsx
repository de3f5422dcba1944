import { formatDate, formatDateTime, type PlainDate } from "../../domain/date/plain_date.ts";
import { isInForce, type Protection } from "../../domain/record/protection.ts";
import { Message } from "../layout/message.tsx";

interface ProtectionNoticeProps {
  protections: readonly Protection[];
  today: PlainDate;
}

/** First thing on a record: that nobody outside may learn of this person, and until when. */
export function ProtectionNotice({ protections, today }: ProtectionNoticeProps) {
  const held = protections.filter((protection) => isInForce(protection, today));
  if (held.length === 0) return null;
  return (
    <Message look="stop" heading="支援措置の対象者です">
      {held.map((protection) => (
        <p>
          <strong>{protection.reason}</strong>（{periodOf(protection)}）。
          {formatDateTime(protection.setAt)}に{protection.loginId}が登録しました。
        </p>
      ))}
      <p>
        住所や居場所が分かることを、本人以外に伝えないでください。ほかの自治体からの照会にはすぐに答えず、この自治体の職員が確かめます。
        <a href="#protection">支援措置の内容</a>
      </p>
    </Message>
  );
}

export function periodOf({ endsOn }: Protection): string {
  return endsOn ? `${formatDate(endsOn)}まで` : "解除するまで";
}
