export interface ClinicTables {
  clinic: {
    municipality_code: string;
    account_id: string;
    /** As the provider tells it, letter for letter. */
    gmis_id: string;
    name: string;
  };
  gmis_flow: {
    /** SHA-256 of the token in the browser's cookie. */
    token_hash: Uint8Array;
    /** Known once the provider has told it. */
    gmis_id: string | null;
    expires_at: Date;
  };
}
