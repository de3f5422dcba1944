import { asciiDigits } from "../digits.ts";

const SET_AS_TEXT =
  "元のシステムから出力し直し、表計算ソフトで開くときは列の書式を「文字列」にして" +
  "読み込んでください。";

/** What a spreadsheet makes of a number or code, and what to say of it. Matched in half width. */
const DAMAGES: readonly { pattern: RegExp; message: string }[] = [
  {
    pattern: /^[+-]?\d(?:\.\d*)?E[+-]\d{2,}$/i,
    message: "指数表記（1.23E+11のような形）です。表計算ソフトが下の桁を丸めたため、" +
      `元の番号には戻せません。${SET_AS_TEXT}`,
  },
  {
    pattern: /^\d+\.0+$/,
    message:
      "数字の後ろに「.0」が付いています。表計算ソフトやデータベースが小数として書き出しました。" +
      SET_AS_TEXT,
  },
  {
    pattern: /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/i,
    message: "表計算ソフトの数式のエラー（#REF!や#N/Aなど）で、値がありません。" +
      "数式を値に置き換えるか、元のシステムから出力し直してください。",
  },
  {
    pattern: /^#{2,}$/,
    message: "「####」は、表計算ソフトで列の幅が足りないときの表示で、値がありません。" +
      "列の幅を広げてから保存するか、元のシステムから出力し直してください。",
  },
  {
    pattern: /^\d{1,2}月\d{1,2}日$|^\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/i,
    message:
      `年のない日付（4月1日のような形）です。表計算ソフトが日付に書き換えました。${SET_AS_TEXT}`,
  },
];

/**
 * What a spreadsheet did to a value that was a number, a code or a date, and what to do; undefined
 * when nothing shows. The message never repeats the value, which may be a My Number.
 */
export function spreadsheetDamage(text: string): string | undefined {
  const value = asciiDigits(text);
  return DAMAGES.find(({ pattern }) => pattern.test(value))?.message;
}
