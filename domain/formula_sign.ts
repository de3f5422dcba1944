/**
 * What a spreadsheet runs as a formula when a cell begins with it, full width included (Source:
 * OWASP, CSV Injection).
 */
const FORMULA_SIGN = /^[=+\-@\t\r\n＝＋－＠]/;

/** Whether a spreadsheet that opens a file with this value would run it. */
export function isFormula(text: string): boolean {
  return FORMULA_SIGN.test(text);
}

/** Also when `withoutFormula` has made it plain: a rejected row that came back uncorrected. */
export function holdsFormula(text: string): boolean {
  return isFormula(text.replace(/^'+/, ""));
}

/** What is said of a value that `holdsFormula`. */
export const FORMULA_REFUSED = "先頭に「=」「+」「-」「@」などの記号があり、" +
  "表計算ソフトで開くと数式として実行されます。先頭の記号を取り除いてください。";

/** The value for a list that goes to a spreadsheet: an apostrophe makes a formula plain text. */
export function withoutFormula(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}
