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
  vaccine: {
    code: string;
    maker: string;
    product: string;
    cvx: string | null;
    minimum_interval_days: number;
    valid_from: string;
    valid_to: string | null;
    position: number;
  };
}
