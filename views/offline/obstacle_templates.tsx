import type { Child } from "hono/jsx";
import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** Why nothing can be registered here; instead of any screen on which it could be tried. */
export function ObstacleTemplates() {
  return (
    <>
      <Obstacle id="offline-impossible" heading="この端末には保存できません">
        <p>
          このブラウザーには、登録を端末に保存する場所がありません（プライベートブラウズなど）。通信のない間は、ここでは登録できません。
        </p>
        <p>
          紙の予診票に記入して接種を続け、通信が戻ってから登録してください。
        </p>
      </Obstacle>
      <Obstacle id="offline-no-kit" heading="この端末は、まだ通信なしでは使えません">
        <p data-show="unsent" hidden>
          この端末に未送信が<strong data-slot="unsent-count" />件あります。登録したログインIDでログインすると、内容を見て送信できます。
        </p>
        <p>
          ログアウトしているか、この端末で一度も接種会場メニューを開いていません。通信のある所でログインすると、その後は通信がなくても登録できます。
        </p>
        <p>
          <LinkButton href={paths.signIn}>ログイン</LinkButton>
        </p>
      </Obstacle>
    </>
  );
}

function Obstacle({ id, heading, children }: { id: string; heading: string; children: Child }) {
  return (
    <template id={id}>
      <h1>通信のないときの登録</h1>
      <Message look="stop" heading={heading}>{children}</Message>
    </template>
  );
}
