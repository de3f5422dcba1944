import { sortChosen } from "./chosen_files.ts";
import { imagePage } from "./image_page.ts";
import type { PdfUrls } from "./pdf_library.ts";
import { openPdf, type PdfPages } from "./pdf_pages.ts";
import { type ScannedPage, UnreadablePage } from "./scanned_page.ts";

export interface GatheredPages {
  pages: ScannedPage[];
  /** Sentences about files that give no pages. */
  refusals: string[];
  /** Frees what is open; the pages cannot be opened any more. */
  close(): void;
}

/** The pages of all chosen files in order; PDFs are opened to count them, images are not. */
export async function gatherPages(
  files: readonly File[],
  pdfUrls: PdfUrls,
): Promise<GatheredPages> {
  const { accepted, refusals } = sortChosen(files);
  const pages: ScannedPage[] = [];
  const opened: PdfPages[] = [];
  for (const { kind, file } of accepted) {
    if (kind === "image") {
      pages.push(imagePage(file));
      continue;
    }
    const pdf = await openPdf(file, pdfUrls).catch((error) => {
      if (!(error instanceof UnreadablePage)) throw error;
      refusals.push(error.message);
    });
    if (!pdf) continue;
    opened.push(pdf);
    pages.push(...pdf.pages);
  }
  return {
    pages,
    refusals,
    close: () => {
      for (const pdf of opened) void pdf.close();
    },
  };
}
