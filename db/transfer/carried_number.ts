import type { MyNumberSealer, Owner } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whose a My Number is while it is only asked about. */
export function inquiryOwner(municipalityCode: string, inquiryId: string): Owner {
  return { municipalityCode, residentNumberKey: `inquiry:${inquiryId}` };
}

/** The My Number that was asked about, for the hands that seal it anew; undefined once it is gone. */
export async function carriedNumber(
  tx: MunicipalityTransaction,
  myNumbers: MyNumberSealer,
  { municipalityCode, inquiryId }: { municipalityCode: string; inquiryId: string },
): Promise<string | undefined> {
  const row = await tx.selectFrom("inquiry").select("my_number_sealed as sealed")
    .where("municipality_code", "=", municipalityCode).where("id", "=", inquiryId)
    .executeTakeFirst();
  if (!row?.sealed) return undefined;
  return myNumbers.open(row.sealed, inquiryOwner(municipalityCode, inquiryId));
}
