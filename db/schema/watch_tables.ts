/** 確認した: a manager looked at what is odd about the municipality's own inquiries. */
export interface AnomalyReviewTable {
  municipality_code: string;
  id: string;
  anomaly_id: string;
  reviewed_at: Date;
  account_id: string;
  login_id: string;
  /** The newest inquiry that was looked at. */
  seen_until: Date;
  note: string;
}
