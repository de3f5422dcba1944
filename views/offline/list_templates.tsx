import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { BackOnline } from "./start_templates.tsx";

const CAPTION = "未送信（古い順に送信します）";
const COLUMNS = ["接種券", "読み取り", "接種の内容", "状態"];

/** 未送信の一覧: what waits for the network, and what waits for a person. */
export function ListTemplates() {
  return (
    <>
      <template id="offline-list">
        <h1>未送信の一覧</h1>
        <div data-show="online" hidden>
          <BackOnline />
        </div>
        <div role="status" data-show="told" hidden>
          <p data-slot="told" />
        </div>
        <p class="empty" data-show="empty" hidden>この端末に未送信の登録はありません。</p>
        <Reviews />
        <Unsent />
        <p>
          <LinkButton href={`${paths.venueOffline}#read`}>接種券を読み取る</LinkButton>
        </p>
      </template>
      <template id="offline-unsent-row">
        <tr>
          <th scope="row" data-slot="ticket" />
          <td data-slot="readAt" />
          <td class="prose" data-slot="given" />
          <td data-slot="state" />
        </tr>
      </template>
      <ReviewTemplate />
      <template id="offline-reason">
        <li data-slot="message" />
      </template>
    </>
  );
}

function Reviews() {
  return (
    <section aria-labelledby="reviews-heading" data-show="review" hidden>
      <h2 id="reviews-heading">要確認（自動では送信できません）</h2>
      <p>
        1件ずつ開き、予診票と見比べて登録してください。通信のある所で開けます。
      </p>
      <div class="reviews" data-list="reviews" />
    </section>
  );
}

function Unsent() {
  return (
    <section aria-labelledby="waiting-heading" data-show="unsent" hidden>
      <h2 id="waiting-heading">送信を待っているもの</h2>
      <p>通信が戻ると自動で送信します。この一覧から消えたものは、登録できています。</p>
      <div class="table-region" role="region" aria-label={CAPTION} tabindex={0}>
        <table class="table">
          <caption class="table__caption">{CAPTION}</caption>
          <thead>
            <tr>{COLUMNS.map((column) => <th scope="col">{column}</th>)}</tr>
          </thead>
          <tbody data-list="unsent" />
        </table>
      </div>
      <p>
        <button type="button" class="button button--outline" data-act="send">今すぐ送信</button>
      </p>
    </section>
  );
}

/** The two ways out: at the counter, or 登録しない with a reason. */
function ReviewTemplate() {
  return (
    <template id="offline-review">
      <article class="card review-card">
        <h3 class="review-card__ticket" data-slot="ticket" />
        <p>
          読み取り：<span data-slot="readAt" />
        </p>
        <p data-slot="given" />
        <h4>登録できなかった理由</h4>
        <ul data-list="reasons" />
        <div class="buttons">
          <form method="post" action={paths.venueOfflineReview} data-act="open">
            <button type="submit" class="button button--solid">内容を確かめて登録する</button>
          </form>
          <button type="button" class="button button--outline" data-act="discard">
            登録しない
          </button>
        </div>
      </article>
    </template>
  );
}
