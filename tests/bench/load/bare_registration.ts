import { BENCH_MUNICIPALITY } from "../bench_act.ts";
import { DOCTOR, LOT_IN_USE, VENUE } from "./national_register.ts";
import type { LoadServer } from "./load_server.ts";
import { processorSeconds } from "./usage.ts";

/** What the database alone does, without a server in front of it. */
export interface BareRate {
  registrationsPerSecond: number;
  /** ms of PostgreSQL's processor time for one of them. */
  databaseMs: number;
  clients: number;
}

/** Tickets that are nobody's, for the bare registrations of one day. */
const TICKETS = 120_000;
const FIRST_TICKET = 9_000_000_001;

/**
 * The least that registering a dose takes, one statement after the other as vrs_app: nobody else may
 * register on the ticket meanwhile, whose it is, what was given, the change, the dose, the audit.
 * The triggers that count, the foreign keys and row-level security are the database's own.
 */
const SCRIPT = `
\\set number :first + :client_id * :each + :done
\\set done :done + 1
begin;
set local vrs.municipality = '${BENCH_MUNICIPALITY}';
select pg_advisory_xact_lock(hashtextextended(
  'ticket:${BENCH_MUNICIPALITY}:' || lpad(:number::text, 10, '0'), 0));
select id, state, resident_number_key from ticket
  where municipality_code = '${BENCH_MUNICIPALITY}'
    and ticket_number = lpad(:number::text, 10, '0');
select id, kind, dose_number from dose
  where municipality_code = '${BENCH_MUNICIPALITY}'
    and ticket_number = lpad(:number::text, 10, '0') and withdrawn_at is null;
select gen_random_uuid() as change_id, gen_random_uuid() as dose_id,
  gen_random_uuid() as audit_id \\gset
insert into change (municipality_code, id, kind, made_at, account_id, login_id,
    actor_municipality_code)
  values ('${BENCH_MUNICIPALITY}', :change_id::uuid, 'registration', now(),
    '00000000-0000-7000-8000-000000000000', 'bench', '${BENCH_MUNICIPALITY}');
insert into dose (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on,
    venue_name, doctor_name, vaccine_code, vaccine_maker, lot_number, place_code, source,
    registered_at, account_id, client_key, change_id)
  values ('${BENCH_MUNICIPALITY}', :dose_id::uuid, lpad(:number::text, 10, '0'), 'vaccination', 1,
    current_date, '${VENUE}', '${DOCTOR}', 'pfizer', 'ファイザー', '${LOT_IN_USE}',
    '${BENCH_MUNICIPALITY}', 'venue', now(), '00000000-0000-7000-8000-000000000000',
    :dose_id::uuid, :change_id::uuid);
insert into audit (municipality_code, id, at, act, account_id, login_id,
    actor_municipality_code, subject_kind, subject_id, address, request_id)
  values ('${BENCH_MUNICIPALITY}', :audit_id::uuid, now(), 'dose_registered',
    '00000000-0000-7000-8000-000000000000', 'bench', '${BENCH_MUNICIPALITY}', 'dose',
    :dose_id::uuid, '127.0.0.1', 'bench');
insert into audit_pending (municipality_code, audit_id)
  values ('${BENCH_MUNICIPALITY}', :audit_id::uuid);
commit;
`;

/** Adds the tickets. */
export async function prepareBare({ owner }: Pick<LoadServer, "owner">): Promise<void> {
  await owner`
    insert into ticket (municipality_code, ticket_number, state, change_id)
    select ${BENCH_MUNICIPALITY}, (${FIRST_TICKET}::bigint + number)::text, 'active',
      (select id from change where municipality_code = ${BENCH_MUNICIPALITY} limit 1)
    from generate_series(0, ${TICKETS - 1}::integer) as number`;
}

/** Of two turns, each with tickets of its own. Undefined where there is no pgbench, or no socket to reach the database by. */
export async function measureBare(
  server: LoadServer,
  { seconds, clients, turn }: { seconds: number; clients: number; turn: 0 | 1 },
): Promise<BareRate | undefined> {
  const { address } = server;
  if (address.kind !== "socket" || !await isInstalled()) return undefined;
  const script = await Deno.makeTempFile({ prefix: "vrs-load-", suffix: ".sql" });
  await Deno.writeTextFile(script, SCRIPT);
  const before = await processorSeconds(server);
  // Each client's tickets lie so far apart.
  const each = Math.floor((TICKETS / 2) / clients);
  const first = FIRST_TICKET + turn * (TICKETS / 2);
  const variables = [`first=${first}`, `each=${each}`, "done=0"].flatMap((set) => ["-D", set]);
  const { success, stdout, stderr } = await new Deno.Command("pgbench", {
    args: [
      ...["-h", address.socketDirectory, "-p", "5432", "-U", "vrs_app", "-n", "-f", script],
      ...["-M", "prepared", "-c", String(clients), "-j", "1", "-T", String(seconds)],
      ...[...variables, address.database],
    ],
  }).output();
  const after = await processorSeconds(server);
  await Deno.remove(script);
  const text = new TextDecoder().decode(stdout);
  const rate = Number(/tps = ([\d.]+)/.exec(text)?.[1]);
  const done = Number(/transactions actually processed: (\d+)/.exec(text)?.[1]);
  if (!success || !(done > 0)) throw new Error(new TextDecoder().decode(stderr) || text);
  const databaseMs = 1_000 * (after.database - before.database) / done;
  return { registrationsPerSecond: rate, databaseMs, clients };
}

async function isInstalled(): Promise<boolean> {
  const found = new Deno.Command("pgbench", { args: ["--version"], stdout: "null" }).output();
  return (await found.catch(() => undefined))?.success ?? false;
}
