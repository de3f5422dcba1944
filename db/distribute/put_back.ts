import type { Sql } from "postgres";

/** Statements that take something from the tables, and those that put the same back, in order. */
export interface TakenOff {
  off: string[];
  back: string[];
}

interface Pair {
  off: string;
  back: string;
}

/**
 * What has to be off the tables while they are distributed: foreign keys, because one of two tables is
 * distributed first; triggers, policies and rights, so that every shard gets them, too.
 */
export async function listTakenOff(owner: Sql): Promise<TakenOff> {
  const pairs = [
    ...await listForeignKeys(owner),
    ...await listTriggers(owner),
    ...await listPolicies(owner),
    ...await listSecuredTables(owner),
    ...await listGrants(owner),
  ];
  // Row-level security and rights come back before anybody else's statement can run: it is one
  // transaction.
  return { off: pairs.map(({ off }) => off), back: pairs.map(({ back }) => back) };
}

function listForeignKeys(owner: Sql): Promise<Pair[]> {
  return owner<Pair[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(oid)) as back
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    order by conrelid::regclass::text, conname`;
}

function listTriggers(owner: Sql): Promise<Pair[]> {
  return owner<Pair[]>`
    select format('drop trigger %I on %s', tgname, tgrelid::regclass) as off,
      pg_get_triggerdef(pg_trigger.oid) as back
    from pg_trigger join pg_class on pg_class.oid = tgrelid
    where relnamespace = 'public'::regnamespace and not tgisinternal
    order by tgrelid::regclass::text, tgname`;
}

function listPolicies(owner: Sql): Promise<Pair[]> {
  return owner<Pair[]>`
    select format('drop policy %I on %I', policyname, tablename) as off,
      format('create policy %I on %I as %s for %s to %s', policyname, tablename, permissive, cmd,
        (select string_agg(case name when 'public' then 'public' else quote_ident(name) end, ', ')
          from unnest(roles::text[]) as name))
        || coalesce(' using (' || qual || ')', '')
        || coalesce(' with check (' || with_check || ')', '') as back
    from pg_policies where schemaname = 'public' order by tablename, policyname`;
}

function listSecuredTables(owner: Sql): Promise<Pair[]> {
  return owner<Pair[]>`
    select format('alter table %I disable row level security', relname) as off,
      format('alter table %I enable row level security', relname) as back
    from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity order by relname`;
}

/** Of whole tables and of columns; the owner's own stay. */
function listGrants(owner: Sql): Promise<Pair[]> {
  return owner<Pair[]>`
    with granted as (
      select relname, relowner, null as attname, (aclexplode(relacl)).* from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      union all
      select relname, relowner, attname, (aclexplode(attacl)).* from pg_attribute
      join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    ), named as (
      select privilege_type || case when attname is null then '' else format(' (%I)', attname) end
          as what, relname,
        case grantee when 0 then 'public' else quote_ident(grantee::regrole::text) end as who
      from granted where grantee <> relowner
    )
    select format('revoke %s on %I from %s', what, relname, who) as off,
      format('grant %s on %I to %s', what, relname, who) as back
    from named order by relname, who, what`;
}
