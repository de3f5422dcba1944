import type { PlainDate } from "../date/plain_date.ts";
import { OPEN_FILES, type OpenFile } from "./open_files.ts";
import { OPEN_LICENCE } from "./open_licence.ts";

/** One of the files of a publication, as it was written. */
export interface WrittenFile {
  name: string;
  /** Unpacked. */
  byteCount: number;
  /** Hexadecimal, of the unpacked bytes. */
  sha256: string;
}

/** `datapackage.json`: the publication for programs (specs.frictionlessdata.io/data-package). */
export function dataPackage(
  { day, revision, written }: { day: PlainDate; revision: number; written: readonly WrittenFile[] },
): string {
  const described = {
    profile: "data-package",
    name: "vrs-open-data",
    title: "ワクチン接種記録システム（VRS）オープンデータ",
    version: `${day}.${revision}`,
    created: day,
    licenses: [{ name: OPEN_LICENCE.name, title: OPEN_LICENCE.title, path: OPEN_LICENCE.url }],
    resources: written.flatMap(({ name, byteCount, sha256 }) => {
      const file = OPEN_FILES.find((each) => each.name === name);
      return file ? [{ ...resourceOf(file), bytes: byteCount, hash: `sha256:${sha256}` }] : [];
    }),
  };
  return JSON.stringify(described, null, 2) + "\n";
}

function resourceOf({ name, title, description, encoding, contentType, fields }: OpenFile) {
  const format = name.slice(name.lastIndexOf(".") + 1);
  return {
    name: name.replaceAll(/[._]/g, "-"),
    path: name,
    title,
    description,
    format,
    mediatype: contentType.split(";")[0],
    encoding,
    ...(format === "csv" && { dialect: { lineTerminator: "\n", header: true } }),
    schema: {
      fields: fields.map(({ name, type, title, description, english }) => ({
        ...{ name, type, title, description, description_en: english },
      })),
    },
  };
}
