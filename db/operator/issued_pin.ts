import { randomInt } from "node:crypto";
import { judgePin } from "../../domain/account/operator_pin.ts";

/** Digits of a PIN that is handed to a 担当者, who replaces it by their own. */
const ISSUED_DIGITS = 6;

/** A random PIN that no rule of chosen ones would refuse. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** ISSUED_DIGITS)).padStart(ISSUED_DIGITS, "0");
    if (judgePin(pin).ok) return pin;
  }
}
