import { Buffer } from "node:buffer";
import type { Sql } from "postgres";
import { seededRandom } from "../../../db/demo/seeded_random.ts";
import { hashToken, newSecretToken } from "../../../db/secret_token.ts";
import { BENCH_MUNICIPALITY } from "../bench_act.ts";
import { loadPeopleOf, type MunicipalitySizes } from "../many_people.ts";
import { municipalitySizes } from "../statistics/municipality_sizes.ts";
import type { LoadServer } from "./load_server.ts";

/** Somebody who is signed in already: 5,400 sign-ins take a minute of argon2 alone. */
export interface SignedIn {
  municipalityCode: string | null;
  /** Of the session cookie. */
  token: string;
}

export interface NationalRegister {
  people: number;
  tablets: readonly SignedIn[];
  staff: readonly SignedIn[];
  national: SignedIn;
  /** The municipality whose person bears this ticket number (1 to `people`). */
  municipalityOf(ticketNumber: number): string;
  /** One of a municipality's ticket numbers; `share` (0 to 1) says which. */
  someTicketOf(municipalityCode: string, share: number): number;
}

/** Of each municipality. */
const LOTS = 40;
export const LOT_IN_USE = "LT0001";
export const VENUE = "第1集団接種会場";
export const DOCTOR = "医師　花子";
const STAFF = 200;

/** People of all municipalities, tablets where people live, lots, and what each tablet has set. */
export async function fillRegister(
  { owner, address }: LoadServer,
  { people: wanted, tablets: tabletCount, lots = LOTS }: {
    people: number;
    tablets: number;
    lots?: number;
  },
): Promise<NationalRegister> {
  const sizes = municipalitySizes(wanted);
  await loadPeopleOf(address, sizes);
  const people = [...sizes.values()].reduce((sum, size) => sum + size);
  const { municipalityOf, someTicketOf } = ticketNumbersOf(sizes);
  const random = seededRandom(9);
  const somewhere = () => municipalityOf(1 + Math.floor(random() * people));
  const placesOf = (count: number) => Array.from({ length: count }, somewhere);
  await addLots(owner, [...sizes.keys()], lots);
  const tablets = await signIn(owner, { kind: "venue", places: placesOf(tabletCount) });
  await presetTablets(owner);
  const staffPlaces = [BENCH_MUNICIPALITY, ...placesOf(STAFF - 1)];
  const staff = await signIn(owner, { kind: "municipal", places: staffPlaces });
  const [national] = await signIn(owner, { kind: "national", places: [null] });
  // Not the empty ones, as nobody does: PostgreSQL would believe that they stay empty.
  await owner`vacuum analyze recipient, ticket, lot, account, session, session_preset`;
  return { people, tablets, staff, national: national!, municipalityOf, someTicketOf };
}

/** `loadPeopleOf` numbers the people of one municipality after the other. */
function ticketNumbersOf(
  sizes: MunicipalitySizes,
): Pick<NationalRegister, "municipalityOf" | "someTicketOf"> {
  const codes = [...sizes.keys()];
  const last = new Uint32Array(codes.length);
  let sum = 0;
  codes.forEach((code, index) => last[index] = sum += sizes.get(code)!);
  return {
    municipalityOf(ticketNumber) {
      let [low, high] = [0, codes.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (last[middle]! < ticketNumber) low = middle + 1;
        else high = middle;
      }
      return codes[low]!;
    },
    someTicketOf(code, share) {
      const size = sizes.get(code)!;
      return last[codes.indexOf(code)]! - Math.floor(share * size);
    },
  };
}

async function addLots(owner: Sql, codes: readonly string[], each: number): Promise<void> {
  await owner`
    insert into lot (municipality_code, vaccine_code, lot_number, expires_on)
    select code, (array['pfizer', 'moderna', 'astrazeneca'])[1 + (number - 1) % 3],
      'LT' || lpad(number::text, 4, '0'), current_date + 365
    from unnest(${[
    ...codes,
  ]}::text[]) as code, generate_series(1, ${each}::integer) as number`;
}

async function signIn(
  owner: Sql,
  { kind, places }: { kind: "venue" | "municipal" | "national"; places: (string | null)[] },
): Promise<SignedIn[]> {
  const signedIn = places.map((municipalityCode) => ({
    municipalityCode,
    token: newSecretToken(),
  }));
  const hashes = signedIn.map(({ token }) => Buffer.from(hashToken(token)).toString("hex"));
  await owner`
    with wanted as (
      select gen_random_uuid() as id, code, hash, number
      from unnest(${places}::text[], ${hashes}::text[]) with ordinality as row (code, hash, number)
    ), opened as (
      insert into account (id, kind, municipality_code, login_id, created_at)
      select id, ${kind}, code, ${`load-${kind}-`} || number, now() from wanted
    )
    insert into session (token_hash, id, account_id, created_at, last_seen_at, expires_at, address,
      idle_minutes, stage, device)
    select decode(hash, 'hex'), gen_random_uuid(), id, now(), now(), now() + interval '11 hours',
      '127.0.0.1', 600, 'open', 'load' from wanted`;
  return signedIn;
}

/** The doctor, vaccine, lot and venue that are set before the first person comes. */
async function presetTablets(owner: Sql): Promise<void> {
  await owner`
    insert into session_preset (municipality_code, session_id, account_id, set_at, venue_name,
      vaccine_code, lot_number, doctor_name, doctor_names)
    select municipality_code, session.id, account.id, now(), ${VENUE}, 'pfizer', ${LOT_IN_USE},
      ${DOCTOR}, array[${DOCTOR}]
    from session join account on account.id = session.account_id where kind = 'venue'`;
}
