import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import type { Station } from "../station/station.ts";

/** Why a dose cannot be changed here (any more). */
export function RefusalMessage({ refusal }: { refusal: string }) {
  return (
    <Message look="stop" heading="この登録は訂正・取消できません">
      <p>{refusal}</p>
    </Message>
  );
}

export function BackToTodaysDoses({ station }: { station: Station }) {
  return (
    <p>
      <LinkButton href={station.doses}>当日の一覧へ戻る</LinkButton>
    </p>
  );
}
