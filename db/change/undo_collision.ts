/** What stands in the way of a row that comes back, by the constraint that says so. */
const COLLISIONS: Record<string, string> = {
  recipient_pkey: "元の個別宛名番号が、別の人に登録されているため、取り消せません。" +
    "個別宛名番号を確かめてください。",
  ticket_one_active: "元に戻すと有効な券番号が2つになるため、取り消せません。" +
    "今の券番号を確かめ、補正で直してください。",
  ticket_pkey: "元の券番号が、ほかで登録されているため、取り消せません。",
  dose_once: "元に戻すと同じ券番号に同じ回数の接種記録が2つになるため、取り消せません。" +
    "あとから登録された接種記録を確かめてください。",
  ticket_municipality_code_resident_number_key_fkey: "この変更で登録した人に、あとから接種券が" +
    "登録されているため、取り消せません。今の内容を確かめ、補正で直してください。",
};

/** Why the register did not take a former row; undefined for every other error. */
export function collisionOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("constraint_name" in error)) return undefined;
  return COLLISIONS[String(error.constraint_name)];
}
