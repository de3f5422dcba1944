/** 印刷; without JavaScript the page says how to print instead. */
export function PrintButton({ look = "solid" }: { look?: "solid" | "outline" }) {
  return (
    <div x-data="printButton" class="print-button">
      <button
        type="button"
        class={`button button--${look}`}
        hidden
        x-bind:hidden="isHidden"
        x-on:click="print"
      >
        印刷
      </button>
      <noscript>
        <p>印刷するには、ブラウザーの印刷を使ってください。</p>
      </noscript>
    </div>
  );
}
