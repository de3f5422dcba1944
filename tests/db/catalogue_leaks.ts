import type { Sql } from "postgres";

/** Tables that are the same for every municipality, or that only the gate may reach. */
export interface KnownTables {
  /** Without row-level security, and what the working roles may do with them. */
  open: Record<string, string>;
  /** Which run with the rights of whoever writes. */
  triggers: readonly string[];
}

/** Each query answers a line for whatever would lead past row-level security. */
const CHECKS: Record<string, string> = {
  "a view that reads as its owner": `
    select oid::regclass::text from pg_class
    where relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}'
      and ours(relnamespace)`,
  "a copy of rows that no policy guards": `
    select oid::regclass::text from pg_class where relkind in ('m', 'f') and ours(relnamespace)`,
  "a function that runs as its owner": `
    select oid::regprocedure::text from pg_proc where prosecdef and ours(pronamespace)`,
  "a function that tells the planner it leaks nothing": `
    select oid::regprocedure::text from pg_proc where proleakproof and ours(pronamespace)`,
  "a trigger of somebody's": `
    select tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal`,
  "a rule": `
    select ev_class::regclass || ' ' || rulename from pg_rewrite
    where rulename <> '_RETURN' and oid >= 16384`,
  "an event trigger": `select evtname::text from pg_event_trigger`,
  "a table without row-level security": `
    select oid::regclass::text || ' ' || string_agg(distinct privilege_type, ',' order by privilege_type)
    from pg_class, aclexplode(relacl)
    where relkind in ('r', 'p') and not relrowsecurity and grantee = any(working())
      and ours(relnamespace)
    group by oid`,
  "a part of a table without the table's policies": `
    select inhrelid::regclass::text from pg_inherits
    join pg_class on pg_class.oid = inhrelid and relkind in ('r', 'p') where not relrowsecurity`,
  "a policy that opens everything to the application": `
    select polrelid::regclass || ' ' || polname from pg_policy
    where polpermissive and polroles && array[0::oid, 'vrs_app'::regrole::oid]
      and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid), 'true')
        !~ 'municipality_code|^\\(area = current_setting'`,
  "something granted to everybody": `
    select oid::regclass::text from pg_class, aclexplode(relacl)
      where grantee = 0 and ours(relnamespace)
    union select attrelid::regclass || '.' || attname from pg_attribute, aclexplode(attacl)
      where grantee = 0
      and attrelid >= 16384
    union select 'schema ' || nspname from pg_namespace, aclexplode(nspacl)
      where grantee = 0 and ours(pg_namespace.oid)`,
  "something granted to everybody who comes later": `
    select defaclrole::regrole::text from pg_default_acl`,
  "something the working roles may hand on": `
    select oid::regclass::text from pg_class, aclexplode(relacl)
    where is_grantable and grantee = any(working()) and ours(relnamespace)`,
  "something the working roles own": `
    select classid::regclass || ' ' || objid from pg_shdepend
    where deptype = 'o' and refobjid = any(working())`,
  "a schema the working roles may add to": `
    select nspname::text from pg_namespace where ours(oid) and exists (
      select from unnest(working()) role where has_schema_privilege(role, oid, 'create'))`,
  "a role the working roles belong to": `
    select roleid::regrole::text from pg_auth_members where member = any(working())`,
  "a right no working role should have": `
    select rolname::text from pg_roles where oid = any(working())
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  "a setting that changes who they are": `
    select setrole::regrole || ' ' || setting from pg_db_role_setting, unnest(setconfig) as setting
    where setrole = any(working())
      and setting !~ '^(statement_timeout|idle_in_transaction_session_timeout)=[1-9]'`,
  "a way to another server": `
    select srvname::text from pg_foreign_server
    union select subname from pg_subscription union select pubname from pg_publication`,
  "a language that can leave the database": `
    select lanname::text from pg_language where not lanpltrusted and oid >= 16384`,
  "an extension nobody asked for": `
    select extname::text from pg_extension where extname not in ('plpgsql', 'pg_trgm')`,
  "a large object, which no policy guards": `select oid::text from pg_largeobject_metadata`,
  "a sequence that counts for everybody": `
    select oid::regclass::text from pg_class where relkind = 'S' and ours(relnamespace)`,
};

/** What would show one municipality's rows to another, or more to a role than it may see. */
export async function leaksOf(sql: Pick<Sql, "unsafe">, known: KnownTables): Promise<string[]> {
  const leaks: string[] = [];
  for (const [what, query] of Object.entries(CHECKS)) {
    for (const row of await sql.unsafe(explicit(query))) {
      const found = String(Object.values(row)[0]);
      if (known.triggers.includes(found)) continue;
      const [table = "", privileges] = found.split(" ");
      if (known.open[table] === undefined || known.open[table] !== privileges) {
        leaks.push(`${what}: ${found}`);
      }
    }
  }
  return leaks;
}

/** Everything but PostgreSQL's own schemas, a toast table's or a session's temporary one. */
function explicit(query: string): string {
  const working = `array(select oid from pg_roles where rolname like 'vrs\\_%' and not rolsuper
    and rolname <> current_user)`;
  return query.replaceAll("working()", working).replaceAll(/ours\(([\w.]+)\)/g, (_, schema) => {
    return `${schema}::regnamespace::text !~ '^(pg_|information_schema)'`;
  });
}
