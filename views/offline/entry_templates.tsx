import { VaccineFields } from "../dose/vaccine_fields.tsx";
import { TextField } from "../form/field.tsx";
import { SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { OfflineTicket } from "./offline_ticket.tsx";

/** 読み取り結果の確認 without a network: nobody can be shown, so the paper is what is compared. */
export function EntryTemplates() {
  return (
    <>
      <template id="offline-entry">
        <h1>読み取り結果の確認（通信なし）</h1>
        <div
          class="error-summary"
          role="alert"
          tabindex={-1}
          data-show="problems"
          data-focus="first"
          hidden
        >
          <h2 class="error-summary__heading">入力内容を確かめてください</h2>
          <ul data-list="problems" />
        </div>
        <div class="reading" id="reading">
          <OfflineTicket />
          <section class="person" aria-labelledby="person-heading">
            <h2 class="person__heading" id="person-heading">本人</h2>
            <p class="person__nobody">
              通信がないため、氏名は表示できません。接種券の氏名を本人に確かめてください。
            </p>
          </section>
        </div>
        <div data-show="refusal" hidden>
          <Message look="stop" heading="登録できません">
            <p data-slot="refusal" />
          </Message>
        </div>
        <section aria-labelledby="entry-heading" data-show="form">
          <h2 id="entry-heading">接種の内容</h2>
          <Cautions />
          <EntryForm />
        </section>
        <p>
          <a class="button button--outline" href="#read" data-act="leave">
            登録せずに次の人を読み取る
          </a>
        </p>
      </template>
      <template id="offline-problem">
        <li>
          <a data-slot="message" />
        </li>
      </template>
      <template id="offline-field-error">
        <p class="field__error" data-slot="message" />
      </template>
      <template id="offline-caution">
        <li data-slot="message" />
      </template>
      <template id="offline-vaccine-option">
        <option />
      </template>
      <template id="offline-lot-option">
        <option />
      </template>
      <template id="offline-lot-button">
        <li>
          <button type="button" class="chip">
            <span data-slot="lotNumber" />
            <small data-slot="expires" />
          </button>
        </li>
      </template>
    </>
  );
}

/** As the counter says what becomes odd by what was typed. */
function Cautions() {
  return (
    <div role="alert" tabindex={-1} data-show="cautions" data-focus="first" hidden>
      <Message look="caution" heading="まだ登録していません。入力した内容を確かめてください">
        <ul data-list="cautions" />
        <p>誤りは下で直してください。正しければ「注意を確かめて登録」を押してください。</p>
        <p data-show="stops" hidden>
          このまま登録すると、通信が戻ったときに自動では送信できず、「要確認」になります。
        </p>
      </Message>
    </div>
  );
}

/** The counter's fields under the counter's names; vaccines and lots come out of the kit. */
function EntryForm() {
  return (
    <form class="form form--grid" aria-label="接種の内容" novalidate data-act="register">
      <TextField name="venueName" label="会場名" hint="30文字以内" problems={[]} size="long" />
      <TextField
        name="vaccinatedOn"
        label="接種日"
        hint="例：20210601、2021/6/1、令和3年6月1日"
        problems={[]}
      />
      <div class="form__group" data-part="vaccine">
        <VaccineFields
          hints={{
            vaccine: "接種したワクチンを選んでください。",
            lot: "20文字以内。シールのとおりに入力してください。",
          }}
          choices={{ vaccines: [], lots: [] }}
          givenOn={undefined}
          typed={{}}
          problems={[]}
        />
      </div>
      <TextField name="doctorName" label="医師名" hint="20文字以内" problems={[]} />
      <div class="confirm-and-register">
        <div class="confirm">
          <label class="confirm__box" for="personConfirmed">
            <input
              type="checkbox"
              id="personConfirmed"
              name="personConfirmed"
              value="yes"
              aria-required="true"
              aria-describedby="reading"
            />
            <span>接種券と本人を、紙で確かめました</span>
            <span class="field__required">※必須</span>
          </label>
        </div>
        <SubmitButton>登録</SubmitButton>
      </div>
    </form>
  );
}
