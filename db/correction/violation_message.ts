import { TAKEN_RESIDENT_NUMBER } from "./person_faults.ts";

const UNIQUE_VIOLATION = "23505";
const FOREIGN_KEY_VIOLATION = "23503";

const MESSAGES: Record<string, string> = {
  recipient_pkey: TAKEN_RESIDENT_NUMBER,
  dose_once: "同じ券番号に、同じ券種・回数の接種記録がすでにあります。" +
    "回数・券種・券番号を確かめるか、どちらかを削除してください。",
};
const OVERLAPPING = "ほかの登録と同時に重なったため、更新していません。" +
  "今の内容を確かめて、もう一度更新してください。";

/** What the database refused because an upload or a venue was faster; undefined for all else. */
export function violationMessage(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (error.code === FOREIGN_KEY_VIOLATION) return OVERLAPPING;
  if (error.code !== UNIQUE_VIOLATION) return undefined;
  const constraint = "constraint_name" in error ? String(error.constraint_name) : "";
  return MESSAGES[constraint] ?? OVERLAPPING;
}
