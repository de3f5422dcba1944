import { formatDateTime } from "../date/plain_date.ts";
import type { FileWarning } from "./file_warning.ts";

/** The very same file, byte for byte, was registered before. */
export function sameFileDoubt({ fileName, at }: { fileName: string; at: Date }): FileWarning {
  return {
    kind: "same_file",
    message: `${formatDateTime(at)}に登録した「${fileName}」と全く同じ内容のファイルです。` +
      "新しいファイルを選んだか確かめてください。",
  };
}
