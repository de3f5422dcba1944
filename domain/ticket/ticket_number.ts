import type { z } from "zod";
import { asciiDigits } from "../digits.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";

const TEN_DIGITS = /^\d{10}$/;

/** 券番号: ten ASCII digits, leading zeros kept; unique only inside its municipality. */
export function readTicketNumber(text: string): Result<string> {
  const digits = TEN_DIGITS.test(text) ? text : asciiDigits(text);
  return TEN_DIGITS.test(digits) ? success(digits) : failure(ticketNumberFault(digits));
}

export const TicketNumber = schemaOf(readTicketNumber);
export type TicketNumber = z.infer<typeof TicketNumber>;

function ticketNumberFault(text: string): string {
  if (text === "") return "券番号を入力してください。";
  if (!/^\d+$/.test(text)) return "券番号は数字だけの10桁で入力してください。";
  if (text.length > 10) {
    return `券番号は10桁ですが、${text.length}桁あります。10桁で入力してください。`;
  }
  return `券番号は10桁ですが、${text.length}桁しかありません。` +
    "表計算ソフトで先頭の0が消えた可能性があります。先頭の0を補って10桁で入力してください。";
}
