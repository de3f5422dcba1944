import { asciiDigits } from "../digits.ts";
import {
  type RecipientStatus,
  recipientStatusByCode,
  STATUS_CLEARING_CODE,
} from "../recipient/recipient_status.ts";
import { type Sex, sexByCode } from "../recipient/sex.ts";
import { failure, type Result, success } from "../result.ts";

/** 性別 of a cell that is not blank. */
export function readSex(text: string): Result<Sex> {
  const value = sexByCode(text);
  return value ? success(value) : failure("1（男）、2（女）、3（その他）のどれかにしてください。");
}

/** 転出／死亡フラグ of a cell that is not blank; "clear" takes an earlier one back (code 9). */
export function readFlag(text: string): Result<RecipientStatus | "clear"> {
  if (asciiDigits(text) === STATUS_CLEARING_CODE) return success("clear");
  const status = recipientStatusByCode(text);
  if (status) return success(status);
  return failure(
    "1（転出）、2（死亡）、3（その他削除）、9（1〜3の取消）のどれか、または空白にしてください。",
  );
}
