import type { FormProblem } from "../../domain/form_problem.ts";
import type { IncomerForm } from "../../domain/transfer/incomer_form.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { RegisteredPerson } from "./registered_person.ts";
import type { IncomerWriting, Receiver } from "./write_incomer.ts";

/** Who gets the answered doses: somebody new, or somebody who is here already. */
export type Incomer =
  | { kind: "new"; person: IncomerForm }
  | { kind: "known"; recipientId: string; ticketNumber: string | null };

/** What a registration is judged with. */
export interface Judging {
  tx: MunicipalityTransaction;
  /** Of the municipality the person came to. */
  code: string;
  inquiryId: string;
  myNumbers: MyNumberSealer;
}

/** Who it was; or what has to be mended first, and who else may be meant. */
export type RegisteredIncomer =
  | { ok: true; registered: RegisteredPerson }
  | { ok: false; problems: FormProblem[]; peopleIds: string[] };

/** Whether somebody can be registered like this, and the rows of their own that are then written. */
export type JudgedIncomer =
  | Extract<RegisteredIncomer, { ok: false }>
  | { ok: true; place(writing: IncomerWriting): Promise<Receiver> };
