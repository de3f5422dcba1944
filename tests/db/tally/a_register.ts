import type { Sql } from "postgres";

/** Two people who are here and one who left; four doses on their tickets, and two on nobody's. */
export async function fillRegister(owner: Sql, code: string): Promise<void> {
  await owner`
    insert into change (municipality_code, id, kind, made_at, account_id, login_id,
      actor_municipality_code)
    values (${code}, gen_random_uuid(), 'upload', now(), gen_random_uuid(), 'x', ${code})`;
  await owner`
    insert into recipient (municipality_code, resident_number_key, resident_number, birth_date, sex,
      status, change_id)
    select ${code}, key, key, born::date, sex, status, id from change, (values
      ('1', '1956-04-12', 'male', null), ('2', '1990-01-01', null, null),
      ('3', null, 'female', 'moved_out')
    ) as person (key, born, sex, status) where municipality_code = ${code}`;
  await owner`
    insert into ticket (municipality_code, ticket_number, resident_number_key, state, change_id)
    select ${code}, lpad(number, 10, '0'), key, state, id from change, (values
      ('1', '1', 'superseded'), ('2', '1', 'active'), ('3', '2', 'active'), ('4', '3', 'active'),
      ('5', null, 'active'), ('6', null, 'active')
    ) as ticket (number, key, state) where municipality_code = ${code}`;
  await owner`
    insert into dose (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on,
      venue_name, doctor_name, vaccine_maker, place_code, source, registered_at, account_id,
      withdrawn_at, change_id)
    select ${code}, gen_random_uuid(), lpad(number, 10, '0'), dose.kind, nth, '2021-06-01', '市民ホール', '',
      'ファイザー', ${code}, 'venue', '2021-06-30T15:30Z', gen_random_uuid(), gone::timestamptz, id
    from change, (values
      ('1', 'vaccination', 1, null), ('2', 'vaccination', 1, null), ('2', 'vaccination', 2, null),
      ('3', 'vaccination', 1, '2021-06-02'), ('3', 'examination', 1, null),
      ('4', 'vaccination', 1, null), ('5', 'vaccination', 1, null), ('6', 'examination', 1, null)
    ) as dose (number, kind, nth, gone) where municipality_code = ${code}`;
  await owner`
    with proof as (
      insert into erasure values (${code}, gen_random_uuid(), gen_random_uuid(), 'people', now(),
        now(), '{"people": 1}', '運用者') returning id
    )
    insert into erased_dose select ${code}, gen_random_uuid(), proof.id, 'vaccination', 1,
      '2021-06-01', '2021-07-01', ${code}, '市民ホール', 'ファイザー', null, null, 5 from proof`;
}
