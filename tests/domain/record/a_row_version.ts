import type { RowValues, RowVersion } from "../../../domain/record/row_step.ts";

/** A version of one person's row. */
export function aVersion(
  given: Partial<RowVersion> & Pick<RowVersion, "version" | "changeId">,
): RowVersion {
  return { table: "recipient", id: "person", replacedBy: null, values: aPersonRow(), ...given };
}

export function aPersonRow(values: RowValues = {}): RowValues {
  return {
    resident_number: "0012",
    resident_number_key: "12",
    family_name: "山田",
    given_name: "花子",
    family_kana: "ヤマダ",
    given_kana: "ハナコ",
    family_key: "ヤマダ",
    given_key: "ハナコ",
    name_key: "ヤマダハナコ",
    birth_date: "1956-04-12",
    sex: "female",
    status: null,
    my_number_index: "\\x01",
    ...values,
  };
}

export function aTicketRow(values: RowValues = {}): RowValues {
  return { ticket_number: "0000000001", resident_number_key: "12", state: "active", ...values };
}

export function aDoseRow(values: RowValues = {}): RowValues {
  return {
    ticket_number: "0000000001",
    kind: "vaccination",
    dose_number: 1,
    vaccinated_on: "2021-06-01",
    venue_name: "市民ホール",
    doctor_name: "医師　花子",
    vaccine_code: "pfizer",
    vaccine_maker: "ファイザー",
    lot_number: "EY5420",
    place_code: "122271",
    source: "venue",
    registered_at: "2021-06-01T01:00:00+00:00",
    account_id: "account",
    client_key: null,
    withdrawn_at: null,
    ...values,
  };
}
