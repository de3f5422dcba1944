import type { Sql } from "postgres";

/**
 * Functions of Citus' names that check what Citus checks when a table is distributed, and note what
 * was asked: it can be installed from neither npm nor Debian. It proves our order of statements, not
 * Citus.
 */
export async function standInForCitus(owner: Sql): Promise<void> {
  await owner.unsafe(STAND_IN);
}

const STAND_IN = `
create schema citus_stand_in;
create table citus_stand_in.distributed (table_name text primary key, kind text, dist_column text,
  colocated_with text, place serial);
create view citus_tables as select table_name from citus_stand_in.distributed;

create function citus_stand_in.refuse_ties(relation regclass) returns void language plpgsql as $$
begin
  if exists (select from pg_constraint where contype = 'f' and conrelid = relation
      and confrelid::regclass::text not in (select table_name from citus_stand_in.distributed)) then
    raise exception '% has a foreign key to a local table', relation;
  end if;
  if exists (select from pg_constraint where contype = 'f' and confrelid = relation) then
    raise exception 'a foreign key leads to %', relation;
  end if;
  if exists (select from pg_trigger where tgrelid = relation and not tgisinternal) then
    raise exception '% has a trigger', relation;
  end if;
  if exists (select from pg_policy where polrelid = relation) then
    raise exception '% has a policy', relation;
  end if;
end $$;

create function create_reference_table(relation regclass) returns void language plpgsql as $$
begin
  perform citus_stand_in.refuse_ties(relation);
  insert into citus_stand_in.distributed values (relation::text, 'reference');
end $$;

create function create_distributed_table(relation regclass, dist_column text,
  colocate_with text default 'default') returns void language plpgsql as $$
begin
  perform citus_stand_in.refuse_ties(relation);
  if exists (select from pg_index where indrelid = relation and indisunique and not (
      select attnum from pg_attribute where attrelid = relation and attname = dist_column
    ) = any(indkey)) then
    raise exception 'a unique key of % lacks %', relation, dist_column;
  end if;
  insert into citus_stand_in.distributed values (relation::text, 'distributed', dist_column,
    colocate_with);
end $$;
`;
