/** Rows of the tables that are the same for every municipality. */
export interface ReferenceTables {
  prefecture: { code: string; name: string; kana: string };
  municipality: {
    code: string;
    prefecture_code: string;
    name: string;
    district: string;
    kana: string;
  };
}
