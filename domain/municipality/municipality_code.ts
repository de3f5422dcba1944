import { z } from "zod";
import { asciiDigits } from "../digits.ts";
import { municipalityCheckDigit } from "./municipality_check_digit.ts";

/**
 * 市町村コード as six ASCII digits; full width is accepted. A right check digit is not yet a
 * municipality: prefectures and wards have such codes too and a misread can pass, so also ask
 * `lookupMunicipality`.
 */
export const MunicipalityCode = z.string()
  .transform(asciiDigits)
  .pipe(
    z.string()
      .regex(/^\d{6}$/, { error: "市町村コードは数字6桁で入力してください。", abort: true })
      .refine((code) => municipalityCheckDigit(code.slice(0, 5)) === code.slice(5), {
        error:
          "市町村コードの最後の1桁（検査数字）が合いません。6桁の番号を確かめて入力し直してください。",
      }),
  );
export type MunicipalityCode = z.infer<typeof MunicipalityCode>;
