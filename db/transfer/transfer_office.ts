import type { Register } from "../database.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";

/** What inquiries need: the register, the keys of My Numbers, and what the operator configured. */
export interface TransferOffice {
  register: Register;
  myNumbers: MyNumberSealer;
  limits: InquiryLimits;
  /** VRS_ANSWER_HOURS. */
  answerHours: number;
}

/** How many inquiries may be made in an hour. */
export interface InquiryLimits {
  perAccount: number;
  perMunicipality: number;
}
