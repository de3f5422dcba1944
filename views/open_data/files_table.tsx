import { lookupOpenFile } from "../../domain/tally/open_files.ts";
import { DataTable } from "../layout/data_table.tsx";
import type { OpenPublicationFile } from "./open_publication.ts";
import { sizeText } from "./size_text.ts";

interface FilesTableProps {
  caption: string;
  files: readonly OpenPublicationFile[];
  hrefOf(name: string): string;
}

/** The files of one publication, each under its address. */
export function FilesTable({ caption, files, hrefOf }: FilesTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={["ファイル", "内容", "行数", "大きさ（圧縮）"]}
      rows={files.map((file) => [
        <a href={hrefOf(file.name)}>{file.name}</a>,
        <Contents name={file.name} />,
        file.name.endsWith(".json") ? "–" : file.rowCount.toLocaleString("ja-JP"),
        <>
          {sizeText(file.byteCount)}
          <br />
          <span class="quiet">{sizeText(file.packedByteCount)}</span>
        </>,
      ])}
      empty="ファイルはありません。"
      numeric={[2, 3]}
      prose={[1]}
    />
  );
}

function Contents({ name }: { name: string }) {
  const file = lookupOpenFile(name);
  if (!file) return null;
  return (
    <>
      <strong>{file.title}</strong>
      <br />
      {file.description}
      <br />
      <span class="quiet" lang="en">{file.english}</span>
    </>
  );
}
