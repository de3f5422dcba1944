import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { KeptFile } from "./open_file_writer.ts";
import type { PublishingTransaction } from "./publisher.ts";

export interface NewPublication {
  day: PlainDate;
  revision: number;
  at: Date;
  byWhom: string;
  note: string;
  files: readonly KeptFile[];
}

/** Adds a publication with all its files. */
export async function writePublication(
  tx: PublishingTransaction,
  { day, revision, at, byWhom, note, files }: NewPublication,
): Promise<void> {
  await tx.insertInto("publication")
    .values({ day, revision, published_at: at, by_whom: byWhom, note }).execute();
  for (const { name, rowCount, byteCount, sha256, content } of files) {
    await tx.insertInto("publication_file").values({
      day,
      revision,
      name,
      row_count: rowCount,
      byte_count: byteCount,
      sha256,
      content,
    }).execute();
  }
}
