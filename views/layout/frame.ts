import type { AccountKind } from "../../domain/account/account_kind.ts";

/** The person a page is drawn for. */
export interface Viewer {
  kind: AccountKind;
  loginId: string;
  /** Whose menu it is, e.g. 千葉県浦安市. */
  organisation: string;
}

/** Addresses of what the browser loads; their names change with their content. */
export interface AssetUrls {
  script: string;
  style: string;
  icon: string;
  reader: ReaderUrls;
}

/** What the ticket reader loads once its page is open. */
export interface ReaderUrls {
  worker: string;
}

/** Everything around a page's own content. */
export interface Frame {
  title: string;
  assets: AssetUrls;
  viewer?: Viewer;
  /** Path of the tab that is open. */
  tab?: string;
}
