import Papa from "papaparse";

interface File {
  fileName: string;
  body: BodyInit;
  /** Of a stream whose length is known: the browser then shows how far it is. */
  byteCount?: number;
  /** CSV in UTF-8 unless given. */
  contentType?: string;
}

/** A file to save. Its name may be Japanese (RFC 6266); it is never shown in the page. */
export function attachment({ fileName, body, byteCount, contentType }: File): Response {
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return new Response(body, {
    headers: {
      "content-type": contentType ?? "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="vrs${
        extensionOf(fileName)
      }"; filename*=UTF-8''${name}`,
      "cache-control": "no-store",
      ...(byteCount === undefined ? {} : { "content-length": String(byteCount) }),
    },
  });
}

/** ".csv", or ".json" and the like; never a sign that means something in a header. */
function extensionOf(fileName: string): string {
  return /\.[a-z]{1,5}$/.exec(fileName)?.[0] ?? ".csv";
}

/** Rows as CSV with BOM, so that a spreadsheet opened by double click shows Japanese. */
export function csvText(rows: string[][]): string {
  return "\ufeff" + Papa.unparse(rows, { newline: "\r\n" }) + "\r\n";
}
