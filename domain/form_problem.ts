/** What is wrong with one field of a form; `field` is "" when it is the form as a whole. */
export interface FormProblem {
  field: string;
  message: string;
}

/** What a person typed, by field name, so that a refused form shows it again. */
export type Typed = Record<string, string>;
