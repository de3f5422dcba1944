import type { CompiledQuery } from "kysely";
import type { Register } from "./database.ts";
import { askInMunicipality, type MunicipalityTransaction } from "./tenant.ts";
import type { RowsOf, Statement } from "./together.ts";

/** What statements of one municipality tell that are all known before the first is answered. */
export interface Question<Value> {
  statements(tx: MunicipalityTransaction): readonly Statement[];
  /** Makes the answer of the rows of each. */
  answer(rows: readonly unknown[][]): Value;
}

/** A question of these statements. */
export function question<const Statements extends readonly Statement[], Value>(
  statements: (tx: MunicipalityTransaction) => Statements,
  answer: (rows: RowsOf<Statements>) => Value,
): Question<Value> {
  return { statements, answer: (rows) => answer(rows as RowsOf<Statements>) };
}

/** What nothing needs to be asked for. */
export function known<Value>(value: Value): Question<Value> {
  return { statements: () => [], answer: () => value };
}

type Answers<Questions extends Record<string, Question<unknown>>> = {
  [Name in keyof Questions]: Questions[Name] extends Question<infer Value> ? Value : never;
};

/** Several questions, each answered under its name; what two of them ask alike is asked once. */
export function all<const Questions extends Record<string, Question<unknown>>>(
  questions: Questions,
): Question<Answers<Questions>> {
  const places = new Map<string, number[]>();
  return {
    statements(tx) {
      const asked: CompiledQuery[] = [];
      for (const [name, { statements }] of Object.entries(questions)) {
        const queries = statements(tx).map((statement) => statement.compile(tx));
        places.set(name, queries.map((query) => placeOf(query, asked)));
      }
      return asked.map((query) => ({ compile: () => query }));
    },
    answer(rows) {
      const answers = Object.entries(questions).map(([name, { answer }]) =>
        [name, answer(places.get(name)!.map((place) => rows[place]!))] as const
      );
      return Object.fromEntries(answers) as Answers<Questions>;
    },
  };
}

/** Where `query` stands among those asked already; at their end, when nobody asks it yet. */
function placeOf(query: CompiledQuery, asked: CompiledQuery[]): number {
  const place = asked.findIndex(({ sql, parameters }) =>
    sql === query.sql && parameters.length === query.parameters.length &&
    parameters.every((value, index) => value === query.parameters[index])
  );
  return place >= 0 ? place : asked.push(query) - 1;
}

/** Asks in a transaction of its own: one round trip. */
export async function ask<Value>(
  register: Register,
  municipalityCode: string,
  { statements, answer }: Question<Value>,
): Promise<Value> {
  return answer(await askInMunicipality(register, municipalityCode, statements));
}
