const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Digits as large as a thumb for a field above it; without JavaScript the tablet's own keys do. */
export function PinKeypad({ field }: { field: string }) {
  return (
    <div
      class="keypad__keys pin__keys"
      role="group"
      aria-label="数字キー"
      data-field={field}
      x-data="pinKeypad"
      x-on:click="press"
      hidden
    >
      {DIGITS.map((digit) => <Key value={digit} label={digit} />)}
      <Key value="clear" label="全部消す" />
      <Key value="0" label="0" />
      <Key value="back" label="1字消す" />
    </div>
  );
}

function Key({ value, label }: { value: string; label: string }) {
  const look = value.length > 1 ? "keypad__key keypad__key--word" : "keypad__key";
  return <button type="button" class={look} data-key={value}>{label}</button>;
}
