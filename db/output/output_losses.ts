import { sql } from "kysely";
import type { OutputLoss } from "../../domain/output/encode_rows.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import type { OutputPlace } from "./output_file.ts";

/** What an encoding lost, on its way into `output_loss`. */
export class LossList {
  readonly #tx: MunicipalityTransaction;
  readonly #place: OutputPlace;
  readonly #columns: readonly string[];
  #count = 0;

  constructor(tx: MunicipalityTransaction, place: OutputPlace, columns: readonly string[]) {
    this.#tx = tx;
    this.#place = place;
    this.#columns = columns;
  }

  get count(): number {
    return this.#count;
  }

  async add(losses: readonly OutputLoss[]): Promise<void> {
    if (losses.length === 0) return;
    const { municipalityCode, outputId } = this.#place;
    const start = this.#count;
    this.#count += losses.length;
    await sql`
      insert into output_loss (municipality_code, output_id, position, line, resident_number,
        column_name, characters)
      select ${municipalityCode}, ${outputId}, position, line, resident_number, column_name,
        characters
      from unnest(
        ${losses.map((_, index) => start + index)}::integer[],
        ${losses.map(({ line }) => line)}::integer[],
        ${losses.map(({ residentNumber }) => residentNumber)}::text[],
        ${losses.map(({ column }) => this.#columns[column] ?? "")}::text[],
        ${losses.map(({ characters }) => characters)}::text[]
      ) as loss (position, line, resident_number, column_name, characters)`.execute(this.#tx);
  }
}

export interface ListedLoss {
  /** Row of the file, header included, from 1. */
  line: number;
  residentNumber: string;
  column: string;
  characters: string;
}

/** The characters an output could not write, in the order of the file, from `first` on. */
export function listLosses(
  register: Register,
  { municipalityCode, outputId }: OutputPlace,
  { first, limit }: { first: number; limit: number },
): Promise<ListedLoss[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("output_loss").where("municipality_code", "=", municipalityCode)
        .where("output_id", "=", outputId).where("position", ">=", first)
        .select(["line", "resident_number as residentNumber", "column_name as column"])
        .select("characters").orderBy("position").limit(limit).execute(),
  );
}

const PAGE_LENGTH = 10_000;

/** All of them, page by page: a file without a single CP932 name has as many as rows. */
export async function* lossPages(
  register: Register,
  place: OutputPlace,
): AsyncGenerator<ListedLoss[]> {
  for (let first = 0;; first += PAGE_LENGTH) {
    const page = await listLosses(register, place, { first, limit: PAGE_LENGTH });
    if (page.length > 0) yield page;
    if (page.length < PAGE_LENGTH) return;
  }
}
