import { LinkButton } from "../form/form.tsx";
import type { ReaderUrls } from "../layout/frame.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { TicketReader } from "../reader/ticket_reader.tsx";

/** 読み取り without a network. */
export function StartTemplates({ reader }: { reader: ReaderUrls }) {
  return (
    <>
      <template id="offline-start">
        <h1>接種券の読み取り（通信なし）</h1>
        <Told />
        <Presets />
        <TicketReader action={paths.venueOffline} urls={reader} />
      </template>
      <template id="offline-doctor">
        <button type="button" class="chip" data-act="doctor" aria-pressed="false" />
      </template>
    </>
  );
}

/** What has just happened first, then what holds as long as the network is gone. */
function Told() {
  return (
    <>
      <div data-show="saved" role="status" tabindex={-1} hidden>
        <Message look="success" heading="未送信として保存しました">
          <p>
            <span data-slot="saved-ticket" />。通信が戻ると、自動で送信します。次の人を読み取れます。
          </p>
        </Message>
      </div>
      <div data-show="problem" role="alert" tabindex={-1} hidden>
        <Message look="stop" heading="まだ登録していません">
          <p data-slot="queue-problem" />
        </Message>
      </div>
      <div data-show="online" hidden>
        <BackOnline />
      </div>
      <Message look="caution" heading="通信がありません。登録は、この端末に保存します">
        <p>
          本人の氏名とこれまでの接種は表示できません。接種券・予診票・接種済証を紙で確かめてください。保存した登録は、通信が戻ると自動で送信します。
        </p>
        <p data-show="not-kept" hidden>
          この端末の空きが少なくなると、ブラウザーが保存した登録を消すことがあります。通信が戻るまで、予診票を必ず手元に残してください。
        </p>
      </Message>
    </>
  );
}

/** When the network is there again, the counter's own screens are better. */
export function BackOnline() {
  return (
    <Message look="success" heading="通信が戻りました">
      <p>いつもの画面では、本人とこれまでの接種を確かめて登録できます。</p>
      <p>
        <LinkButton href={paths.venue}>いつもの画面に戻る</LinkButton>
      </p>
    </Message>
  );
}

/** As the banner of the counter; presets cannot be changed here, but the doctor at work can. */
function Presets() {
  return (
    <section class="preset" aria-label="登録内容の設定" data-show="preset" hidden>
      <dl class="preset__items">
        <Preset label="会場名" slot="venueName" />
        <Preset label="接種日" slot="vaccinatedOn" />
        <Preset label="ワクチン・ロットNo." slot="vaccine" />
        <Preset label="医師名" slot="doctorName" />
      </dl>
      <div
        class="preset__doctors"
        role="group"
        aria-label="医師名を切り替え"
        data-show="doctors"
        data-list="doctors"
        hidden
      />
    </section>
  );
}

function Preset({ label, slot }: { label: string; slot: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-slot={slot} />
    </div>
  );
}
