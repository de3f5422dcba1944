import type { FilledLater } from "./file_tables.ts";

export interface ConfirmationTable {
  municipality_code: string;
  id: string;
  recipient_id: string;
  confirmed_at: Date;
  account_id: string;
  login_id: string;
  reason: string;
  released_at: FilledLater<Date>;
  released_login_id: FilledLater<string>;
  release_reason: FilledLater<string>;
}
