import { isKana, nameKey } from "../recipient/name_key.ts";
import { failure, success } from "../result.ts";
import { cellFault, type CellReading } from "./cell_problem.ts";
import { FORMULA_REFUSED, holdsFormula } from "../formula_sign.ts";
import { lookOf } from "./shifted_cell.ts";
import { spreadsheetDamage } from "./spreadsheet_damage.ts";

const LONGEST_NAME = 100;

/** Nearly every name, of letters that no rule below objects to: a file has millions of them. */
const PLAIN_NAME = /^[\u3005\u3041-\u3096\u30a1-\u30f6\u4e00-\u9fff]{1,100}$/;
const PLAIN_KANA = /^[\u30a1-\u30f6][\u30a1-\u30f6ー]{0,99}$/;
/** Katakana that `nameKey` leaves as they are: neither small nor old. */
const OWN_KEY = /^[アイウエオカ-チツテデトドナ-モヤユヨラ-ロワンヴ]*$/;

/** What registers write for a name that is not there. */
const PLACEHOLDER = /^[-ー‐–—―−－ｰ・*＊/／.．]+$/;
/** A name has none of these but for foreign residents' "Ⅱ"; what has is looked at closer. */
const DIGIT_OR_HASH = /[\d０-９#＃]/;

/** 姓 or 名 of a cell that is not blank, as written but for outer blanks. */
export function readName(text: string): CellReading<string> {
  if (PLAIN_NAME.test(text)) return success(text);
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NAME) {
    return failure(`${LONGEST_NAME}文字以内にしてください。列がずれていないか確かめてください。`);
  }
  if (/\p{Cc}/u.test(trimmed)) {
    return failure("改行やタブなどの制御文字があります。取り除いてください。");
  }
  if (trimmed.includes("\uFFFD")) {
    return failure("読み取れない文字（�）があります。文字コードを確かめ、文字を直してください。");
  }
  if (PLACEHOLDER.test(trimmed)) {
    return failure(
      `「${trimmed}」だけでは氏名になりません。値がないときは空白のままにしてください。`,
    );
  }
  if (holdsFormula(trimmed)) return failure(FORMULA_REFUSED);
  return DIGIT_OR_HASH.test(trimmed) ? readWithDigits(trimmed) : success(trimmed);
}

/** セイ or メイ of a cell that is not blank; half-width kana become full width. */
export function readKana(text: string): CellReading<string> {
  if (PLAIN_KANA.test(text)) return success(text);
  const folded = readName(text.normalize("NFKC"));
  if (!folded.ok || isKana(folded.value)) return folded;
  return failure(
    "カタカナで入力してください（例：ヤマダ）。漢字の列とずれていないか確かめてください。",
  );
}

/** The `nameKey` of a kana cell that was read. */
export function kanaKey(kana: string): string {
  return OWN_KEY.test(kana) ? kana : nameKey(kana, "");
}

const NUMERIC_LOOKS = ["code", "date", "my_number", "number"];

function readWithDigits(name: string): CellReading<string> {
  const damage = spreadsheetDamage(name);
  if (damage) return cellFault("damaged", damage);
  if (!NUMERIC_LOOKS.includes(lookOf(name))) return success(name);
  return cellFault(
    "shifted",
    "数字や日付だけで、氏名ではありません。列がずれていないか確かめ、" +
      "漢字やカタカナで入力してください。",
  );
}
