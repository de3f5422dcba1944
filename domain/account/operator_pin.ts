import { z } from "zod";
import { calendarDate } from "../date/calendar_date.ts";
import { asciiDigits } from "../digits.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";

export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 8;

const UP = "01234567890";
const DOWN = "09876543210";

/** A PIN that a person chooses for themself: digits, not what anybody would try first [ours]. */
export function judgePin(typed: string): Result<string> {
  const pin = asciiDigits(typed);
  if (!/^\d*$/.test(pin)) return failure("PINは数字だけで入力してください。");
  if (pin.length < SHORTEST_PIN || pin.length > LONGEST_PIN) {
    return failure(`PINは${SHORTEST_PIN}～${LONGEST_PIN}桁の数字にしてください。`);
  }
  if (isObvious(pin)) return failure(OBVIOUS);
  return isDateLike(pin) ? failure(DATE_LIKE) : success(pin);
}

const OBVIOUS = "同じ数字や連続した数字など、推測されやすいPINです。別の数字にしてください。";
const DATE_LIKE = "誕生日や年に見えるPINは推測されやすいため使えません。別の数字にしてください。";

/** 0000, 1212, 123123, 1234, 87654321. */
function isObvious(pin: string): boolean {
  return /^(\d{1,4})\1+$/.test(pin) || UP.includes(pin) || DOWN.includes(pin);
}

/** 0401, 1970, 700401, 19700401: what people take from birthdays. */
function isDateLike(pin: string): boolean {
  switch (pin.length) {
    case 4:
      return /^(19|20)/.test(pin) || isDay(2000, pin);
    case 6:
      return isDay(1900 + Number(pin.slice(0, 2)), pin.slice(2)) ||
        isDay(2000 + Number(pin.slice(0, 2)), pin.slice(2));
    case 8:
      return /^(19|20)/.test(pin) && isDay(Number(pin.slice(0, 4)), pin.slice(4));
    default:
      return false;
  }
}

function isDay(year: number, monthAndDay: string): boolean {
  const [month, day] = [monthAndDay.slice(0, 2), monthAndDay.slice(2)].map(Number);
  return calendarDate({ year, month: month!, day: day! }).ok;
}

/** 担当者とPIN, as a tablet asks for them. What is no PIN at all is no more told than a wrong one. */
export const OperatorEntry = z.object({
  operatorId: z.uuid("担当者を選んでください。"),
  operatorPin: z.string().transform(asciiDigits)
    .refine((pin) => pin !== "", "PINを入力してください。")
    .transform((pin) => pin.slice(0, LONGEST_PIN + 1)),
});
export type OperatorEntry = z.infer<typeof OperatorEntry>;

/** The PIN of their own, twice. */
export const OwnPin = z.object({
  ownPin: schemaOf(judgePin),
  ownPinAgain: z.string().transform(asciiDigits),
}).superRefine(({ ownPin, ownPinAgain }, context) => {
  if (ownPin === ownPinAgain) return;
  const message = "新しいPINと同じ数字をもう一度入力してください。";
  context.addIssue({ code: "custom", path: ["ownPinAgain"], message });
});
