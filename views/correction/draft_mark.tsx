import { DRAFT_MARK_LABELS, type DraftMark } from "../../domain/correction/drafted_record.ts";

/** （変更） / （削除） / （追加） / （復元） beside what a draft changes. */
export function Marked({ mark }: { mark: DraftMark | undefined }) {
  if (!mark) return null;
  return <strong class={`draft-mark draft-mark--${mark}`}>{DRAFT_MARK_LABELS[mark]}</strong>;
}
