const DIGIT_ROWS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Digits as large as a thumb, for a tablet whose own keyboard would cover half the page. */
export function Keypad() {
  return (
    <details class="keypad" data-part="keypad" hidden>
      <summary>画面の数字キーで入力する</summary>
      <div class="keypad__keys" role="group" aria-label="数字キー">
        {DIGIT_ROWS.map((digit) => <Key value={digit} label={digit} />)}
        <Key value="clear" label="全部消す" />
        <Key value="0" label="0" />
        <Key value="back" label="1字消す" />
      </div>
    </details>
  );
}

function Key({ value, label }: { value: string; label: string }) {
  const look = value.length > 1 ? "keypad__key keypad__key--word" : "keypad__key";
  return <button type="button" class={look} data-key={value}>{label}</button>;
}
