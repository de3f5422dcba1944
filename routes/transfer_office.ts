import type { TransferOffice } from "../db/transfer/transfer_office.ts";
import type { Office } from "./app_env.ts";

/** What inquiries need of the server. */
export function transferOffice({ database, sealers, configuration }: Office): TransferOffice {
  return {
    register: database.register,
    myNumbers: sealers.myNumbers,
    limits: {
      perAccount: configuration.VRS_INQUIRIES_PER_ACCOUNT,
      perMunicipality: configuration.VRS_INQUIRIES_PER_MUNICIPALITY,
    },
    answerHours: configuration.VRS_ANSWER_HOURS,
  };
}
