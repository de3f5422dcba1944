import { isBlankText } from "../upload/blank_text.ts";
import type { CellReading } from "../upload/cell_problem.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";

/** What a rule for a file's cell says that makes no sense of a form's field. */
const ABOUT_COLUMNS =
  /(?:漢字の)?列がずれていないか確かめ(?:てください。|、)|漢字の列とずれていないか確かめてください。/g;

interface FieldRule<Value> {
  label: string;
  /** Asked about text that is not blank. */
  rule: (text: string) => CellReading<Value> | Result<Value>;
  /** What the field showed when its screen was opened, and the value that stood for; if anything. */
  shown?: { text: string; value: Value | null };
  /** What a blank means; without it the field has to be filled in. */
  blank?: Value | null;
}

/**
 * The schema of one field of an edit screen. What was left as it was shown is not judged: a value
 * that an older rule let in must not stand in the way of correcting another.
 */
export function correctionField<Value>({ label, rule, shown, blank }: FieldRule<Value>) {
  return schemaOf((text): Result<Value | null> => {
    if (shown && text === shown.text) return success(shown.value);
    if (isBlankText(text)) {
      return blank === undefined ? failure(`${label}を入力してください。`) : success(blank);
    }
    const reading = rule(text);
    if (reading.ok) return success(reading.value);
    const message = reading.message.replaceAll(ABOUT_COLUMNS, "");
    return failure(message.startsWith(label) ? message : `${label}：${message}`);
  });
}
