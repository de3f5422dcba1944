import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * The open data as they were published: of each day, and of each time that day was published again.
 * `vrs_tally` adds them, and it sees nobody; `vrs_gate` hands them out. Nobody can change one or take
 * it back: whoever has cited a publication finds it as it was.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, TABLES + GRANTS);
}

/**
 * `sha256` and `byte_count` are of the unpacked file; `content` is gzip. It is kept outside the row
 * and not packed once more, so that a piece of it can be read without the rest.
 */
const TABLES = `
create table publication (
  day date not null,
  revision smallint not null check (revision > 0),
  published_at timestamptz not null,
  by_whom text not null,
  note text not null,
  primary key (day, revision)
);

create table publication_file (
  day date not null,
  revision smallint not null,
  name text not null,
  row_count integer not null check (row_count >= 0),
  byte_count bigint not null check (byte_count >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  content bytea not null,
  primary key (day, revision, name),
  foreign key (day, revision) references publication (day, revision)
);

alter table publication_file alter column content set storage external;

`;

const GRANTS = `
grant select on publication, publication_file to vrs_gate;

grant select, insert on publication, publication_file to vrs_tally;
`;
