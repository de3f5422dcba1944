import Papa from "papaparse";

interface File {
  fileName: string;
  body: BodyInit;
}

/** A file to save. Its name may be Japanese (RFC 6266); it is never shown in the page. */
export function attachment({ fileName, body }: File): Response {
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="vrs.csv"; filename*=UTF-8''${name}`,
      "cache-control": "no-store",
    },
  });
}

/** Rows as CSV with BOM, so that a spreadsheet opened by double click shows Japanese. */
export function csvText(rows: string[][]): string {
  return "\ufeff" + Papa.unparse(rows, { newline: "\r\n" }) + "\r\n";
}
