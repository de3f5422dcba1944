import { paths } from "../paths.ts";

/** What `static/offline.ts` fills in by the state of the sending; each says what to do. */
const STATES = [
  { state: "waiting", words: "通信が戻ると、自動で送信します。" },
  { state: "sending", words: "送信しています。" },
  { state: "signed-out", words: "ログインすると送信します。", link: ["ログイン", paths.signIn] },
  {
    state: "stopped",
    words: "このログインIDは停止されています。自治体の担当に連絡してください。",
  },
  {
    state: "other-account",
    words: "別のログインIDの未送信があります。そのログインIDでログインすると送信します。",
  },
  {
    state: "operator",
    words: "担当者がPINを入力すると送信します。",
    link: ["PINを入力", paths.venueOperator],
  },
  {
    state: "refused",
    words: "この場所からは送信できません。会場の端末のネットワークで開いてください。",
  },
  { state: "failing", words: "送信できませんでした。しばらくしてから、もう一度送信します。" },
  { state: "review", words: "「要確認」を開いて、予診票を見ながら登録してください。" },
] as const;

/** 未送信 N件, on every page of a venue: hidden while there is nothing, and without JavaScript. */
export function UnsentBar({ who }: { /** Login ID the page was made for. */ who: string }) {
  return (
    <>
      <section id="unsent" class="unsent" aria-label="未送信" data-who={who} hidden>
        <p class="unsent__count" role="status" aria-live="polite">
          <a class="unsent__link" href={`${paths.venueOffline}#list`}>
            未送信 <strong data-slot="unsent-count">0</strong>件
          </a>
          <span data-show="review-part" hidden>
            うち要確認 <strong data-slot="review-count">0</strong>件
          </span>
        </p>
        <p class="unsent__state" data-slot="unsent-state" role="status" />
      </section>
      <template id="unsent-states">
        {STATES.map((each) => (
          <span data-state={each.state}>
            {each.words}
            {"link" in each && <a class="unsent__link" href={each.link[1]}>{each.link[0]}</a>}
          </span>
        ))}
      </template>
    </>
  );
}
