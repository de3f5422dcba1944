import { PlainForm, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import type { AreaQuery } from "./area_sections.ts";

interface TakeTableProps {
  /** The caption of the table that is shown. */
  table: string;
  /** What it was asked by, the area and the section included. */
  query: AreaQuery;
}

/** The shown table as a file, all its pages. */
export function TakeTable({ table, query }: TakeTableProps) {
  return (
    <PlainForm action={paths.statisticsTables} label={`${table}のダウンロード`}>
      {Object.entries(query).filter(([, value]) => value).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="buttons">
        <SubmitButton look="outline">この表をCSVでダウンロード</SubmitButton>
      </div>
    </PlainForm>
  );
}
