import type { AccountKind } from "../../domain/account/account_kind.ts";

/** The person a page is drawn for. */
export interface Viewer {
  kind: AccountKind;
  loginId: string;
  /** Whose menu it is, e.g. 千葉県浦安市. */
  organisation: string;
}

/** Both from when the page was made. */
export interface SessionSpan {
  /** Without anything done it ends after so long; whatever is done begins it anew. */
  idleSeconds: number;
  /** It ends after so long in any case. */
  longestSeconds: number;
}

/** Addresses of what the browser loads; their names change with their content. */
export interface AssetUrls {
  script: string;
  style: string;
  icon: string;
  /** Makes and uses passkeys. */
  passkey: string;
  reader: ReaderUrls;
  /** Reads a stack of scanned pages. */
  scans: ScanUrls;
  offline: OfflineUrls;
}

/** What keeps a venue working without a network. */
export interface OfflineUrls {
  /** Queue, sender, and the screens of the shell. */
  script: string;
  /** As the assets have it; browsers take it from `paths.serviceWorker`. */
  serviceWorker: string;
  /** WebAssembly and models that the reader's worker loads. */
  readerFiles: readonly string[];
}

/** The ticket reader's own scripts: that of its pages, and the one that reads beside them. */
export interface ReaderUrls {
  script: string;
  worker: string;
}

/** What the page for scans loads; what opens PDFs only when one is chosen. */
export interface ScanUrls {
  script: string;
  pdfLibrary: string;
  pdfWorker: string;
  pdfJbig2: string;
  pdfOpenjpeg: string;
}

/** Everything around a page's own content. */
export interface Frame {
  title: string;
  assets: AssetUrls;
  viewer?: Viewer;
  /** How long the viewer's session lasts. */
  session?: SessionSpan;
  /** On the tab メッセージ, for those who have it; it keeps itself up to date. */
  unreadMessages?: number;
  /** Path of the tab that is open. */
  tab?: string;
  /** The ticket reader is on the page. */
  readsTickets?: true;
}
