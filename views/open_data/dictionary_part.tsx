import { OPEN_FILES, type OpenFile } from "../../domain/tally/open_files.ts";
import { DataTable } from "../layout/data_table.tsx";

/** What is in each file, in the words of data_dictionary.csv, which needs none itself. */
export function DictionaryPart() {
  const files: readonly OpenFile[] = OPEN_FILES;
  return (
    <section aria-labelledby="dictionary">
      <h2 id="dictionary">
        データ項目定義書 <span class="quiet" lang="en">Data dictionary</span>
      </h2>
      {files.filter(isDescribed).map((file) => (
        <details class="open-data__fields">
          <summary>{file.name}：{file.title}</summary>
          <p>
            文字コードは{file.encoding === "utf-8"
              ? "UTF-8（BOMなし）"
              : "Shift_JIS"}、改行はLFです。
          </p>
          <DataTable
            caption={`${file.name}の項目`}
            columns={["項目", "項目名", "型", "説明"]}
            rows={file.fields.map(({ name, title, type, description, english }) => [
              <code>{name}</code>,
              title,
              <code>{type}</code>,
              <>
                {description}
                <br />
                <span class="quiet" lang="en">{english}</span>
              </>,
            ])}
            empty="項目はありません。"
            prose={[3]}
          />
        </details>
      ))}
    </section>
  );
}

function isDescribed({ name, fields }: OpenFile): boolean {
  return fields.length > 0 && name !== "data_dictionary.csv";
}
