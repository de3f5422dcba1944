import type { Sql, TransactionSql } from "postgres";
import type { PlainDate } from "../../../domain/date/plain_date.ts";
import { nameKey } from "../../../domain/recipient/name_key.ts";
import { SOME_LOTS } from "../../domain/finding/a_record.ts";
import type { PlantedHolder } from "../../domain/finding/planted_holders.ts";

/** Stores holders as they are, with the histories that tell when they became so. */
export async function plant(
  owner: Sql,
  code: string,
  holders: readonly PlantedHolder[],
): Promise<void> {
  await owner.begin(async (sql) => {
    const changes = new Map<PlainDate, string>();
    const changeOn = async (day: PlainDate) => {
      const known = changes.get(day);
      if (known) return known;
      const id = crypto.randomUUID();
      await sql`insert into change (municipality_code, id, kind, made_at, account_id, login_id,
          actor_municipality_code)
        values (${code}, ${id}, 'edit', ${new Date(`${day}T03:00:00Z`)}, ${id}, 'x', ${code})`;
      changes.set(day, id);
      return id;
    };
    for (const holder of holders) await plantHolder(sql, { code, holder, changeOn });
  });
}

/** Puts `SOME_LOTS` into the master. */
export async function plantLots(owner: Sql, code: string): Promise<void> {
  for (const { vaccineCode, lotNumber, expiresOn } of SOME_LOTS) {
    await owner`insert into lot (municipality_code, vaccine_code, lot_number, expires_on)
      values (${code}, ${vaccineCode}, ${lotNumber}, ${expiresOn})`;
  }
}

const BEGINNING = "2021-02-01";

interface Planting {
  code: string;
  holder: PlantedHolder;
  changeOn(day: PlainDate): Promise<string>;
}

async function plantHolder(
  sql: TransactionSql,
  { code, holder, changeOn }: Planting,
): Promise<void> {
  const { residentNumber, kana, birthDate, deceasedBy, tickets, doses } = holder;
  const beginning = await changeOn(BEGINNING);
  const key = residentNumber === "" ? null : residentNumber;
  if (key !== null) {
    const id = crypto.randomUUID();
    const person = {
      municipality_code: code,
      resident_number_key: key,
      id,
      resident_number: key,
      family_name: "山田",
      family_kana: kana,
      family_key: nameKey(kana, ""),
      birth_date: birthDate,
      sex: "female",
      change_id: beginning,
    };
    if (deceasedBy) {
      const change_id = await changeOn(deceasedBy);
      const past = { ...person, version: 1, given_key: "", replaced_by: change_id };
      await sql`insert into recipient_history ${sql(past)}`;
      const now = { ...person, status: "deceased", version: 2, change_id };
      await sql`insert into recipient ${sql(now)}`;
    } else await sql`insert into recipient ${sql(person)}`;
  }
  for (const { ticketNumber, supersededOn } of tickets) {
    const ticket = {
      municipality_code: code,
      ticket_number: ticketNumber,
      id: crypto.randomUUID(),
      resident_number_key: key,
      state: "active",
      version: 1,
      change_id: beginning,
    };
    if (supersededOn) {
      const change_id = await changeOn(supersededOn);
      await sql`insert into ticket_history ${sql({ ...ticket, replaced_by: change_id })}`;
      const now = { ...ticket, state: "superseded", version: 2, change_id };
      await sql`insert into ticket ${sql(now)}`;
    } else await sql`insert into ticket ${sql(ticket)}`;
  }
  for (const { ticket, ...dose } of doses) {
    const given = {
      municipality_code: code,
      id: crypto.randomUUID(),
      ticket_number: tickets[ticket]!.ticketNumber,
      kind: dose.kind,
      dose_number: dose.doseNumber,
      vaccinated_on: dose.vaccinatedOn,
      venue_name: "市民ホール",
      doctor_name: "医師　花子",
      vaccine_code: dose.vaccineCode,
      vaccine_maker: dose.vaccineCode && "ファイザー",
      lot_number: dose.lotNumber,
      place_code: code,
      source: "venue",
      registered_at: new Date(`${dose.vaccinatedOn}T03:00:00Z`),
      account_id: beginning,
      change_id: beginning,
    };
    await sql`insert into dose ${sql(given)}`;
  }
}
