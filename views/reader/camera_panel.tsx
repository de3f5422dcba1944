/**
 * The camera's picture and its buttons. `static/reader/ticket_panel.ts` shows it and finds its
 * parts by `data-part`; without JavaScript it stays hidden, and the digits are typed.
 */
export function CameraPanel() {
  return (
    <section class="camera" data-part="camera" aria-label="カメラによる読み取り" hidden>
      <div class="camera__view" data-part="view" hidden>
        <video class="camera__video" data-part="video" playsinline muted aria-hidden="true" />
        <div class="camera__guide" data-part="guide" />
      </div>
      <p class="camera__status" data-part="status" role="status" aria-live="polite" />
      <SameTicketQuestion />
      <div class="buttons">
        <button type="button" class="button button--outline" data-part="start">読み取り開始</button>
        <button type="button" class="button button--outline" data-part="stop" hidden>停止</button>
        <button
          type="button"
          class="button button--outline"
          data-part="torch"
          aria-pressed="false"
          hidden
        >
          ライト
        </button>
        <label class="button button--outline camera__photo">
          写真から読み取る
          <input type="file" accept="image/*" capture="environment" data-part="photo" />
        </label>
      </div>
      <p class="camera__choice" data-part="choice" hidden>
        <label>
          カメラの切り替え
          <select class="input input--medium" data-part="cameras" />
        </label>
      </p>
    </section>
  );
}

function SameTicketQuestion() {
  return (
    <div class="message message--caution" data-part="repeat" role="alert" hidden>
      <p class="message__heading">さきほどと同じ接種券です。もう一度登録しますか</p>
      <p class="camera__digits" data-part="repeatDigits" />
      <div class="buttons">
        <button type="button" class="button button--outline" data-part="again">読み取る</button>
        <button type="button" class="button button--outline" data-part="leave">やめる</button>
      </div>
    </div>
  );
}
