const SIGNATURES = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "Excelブックなど" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "古い形式のExcelブックなど" },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "PDF" },
  { bytes: [0x1f, 0x8b], what: "圧縮ファイル" },
];

/** What to say of a file whose first bytes show that it is no CSV; undefined when they do not. */
export function notCsv(start: Uint8Array): string | undefined {
  const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  if (!found) return undefined;
  return `これは${found.what}のファイルで、CSVではありません。` +
    "表計算ソフトで「CSV UTF-8（コンマ区切り）」として保存したファイルを選んでください。";
}
