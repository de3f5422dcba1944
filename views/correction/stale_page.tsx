import { LinkButton } from "../form/form.tsx";
import type { RecordPath } from "../paths.ts";
import { StalePart, type StaleRowShown } from "./stale_part.tsx";

/** The answer to the second of two who update the same record. */
export function StalePage(
  { record, rows }: { record: RecordPath; rows: readonly StaleRowShown[] },
) {
  return (
    <>
      <h1>更新できませんでした</h1>
      <StalePart record={record} rows={rows} />
      <p>
        <LinkButton href={record}>照会結果へ戻る</LinkButton>
      </p>
    </>
  );
}
