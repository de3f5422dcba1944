/** One part as a browser writes it; with `fileName` (escaped already) it is a file. */
export interface Part {
  name: string;
  fileName?: string;
  value: string;
}

export const BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

export const MULTIPART = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

/** A form as it goes over the network, byte for byte under the test's control. */
export function multipartBody(parts: Part[]): string {
  return parts.map(partText).join("") + `--${BOUNDARY}--\r\n`;
}

function partText({ name, fileName, value }: Part): string {
  const file = fileName === undefined ? "" : `; filename="${fileName}"\r\nContent-Type: text/csv`;
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
}

export const MODE: Part = { name: "mode", value: "keep_blank" };

export function fileOf(value: string, fileName = "a.csv"): Part {
  return { name: "file", fileName, value };
}
