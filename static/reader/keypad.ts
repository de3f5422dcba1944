const LENGTH = 18;

/** A key of the keypad on the screen: a digit, 1字消す or 全部消す. */
export type KeypadKey = `${number}` | "back" | "clear";

/** The digits after the key; a nineteenth is not taken. */
export function pressKeypad(digits: string, key: string): string {
  if (key === "clear") return "";
  if (key === "back") return digits.slice(0, -1);
  return digits.length < LENGTH ? digits + key : digits;
}
