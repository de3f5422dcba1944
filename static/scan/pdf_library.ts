/** As much of pdfjs-dist as is used; it is loaded as a module of its own when a PDF is chosen. */
export interface PdfLibrary {
  GlobalWorkerOptions: { workerSrc: string };
  getDocument(source: PdfSource): PdfLoading;
}

interface PdfSource {
  data: Uint8Array;
  /** Paths instead of fonts: the page's policy lets no font in that it did not bring. */
  disableFontFace: boolean;
  useWorkerFetch: boolean;
  BinaryDataFactory: new () => { fetch(wanted: { filename: string }): Promise<Uint8Array> };
}

interface PdfLoading {
  promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
}

interface PdfDocument {
  numPages: number;
  getPage(number: number): Promise<PdfPage>;
}

interface PdfPage {
  getViewport(of: { scale: number }): PdfViewport;
  render(into: { canvas: HTMLCanvasElement; viewport: PdfViewport }): { promise: Promise<void> };
  /** Forgets what was decoded for it. */
  cleanup(): boolean;
}

interface PdfViewport {
  width: number;
  height: number;
}

/** Where the library's files are served from. */
export interface PdfUrls {
  library: string;
  worker: string;
  /** Decoder of what scanners write into PDFs: black and white pages, also of fax machines. */
  jbig2: string;
  /** Decoder of JPEG 2000. */
  openjpeg: string;
}
