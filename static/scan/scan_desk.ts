import type { PdfUrls } from "./pdf_library.ts";
import { ProgressPanel } from "./progress_panel.ts";
import { StackBoard } from "./stack_board.ts";
import { StackPictures } from "./stack_pictures.ts";

/** The page for scans: its parts, and the addresses the server wrote on it. */
export interface ScanDesk {
  root: HTMLElement;
  board: StackBoard;
  pictures: StackPictures;
  panel: ProgressPanel;
  readings: string;
  doses: string;
  readerWorker: string;
  pdf: PdfUrls;
}

export function openDesk(root: HTMLElement): ScanDesk {
  const { readings, doses, reader, ...urls } = root.dataset;
  const pictures = new StackPictures();
  return {
    root,
    pictures,
    board: new StackBoard(root, (row, page) => pictures.furnish(row, page)),
    panel: new ProgressPanel(root),
    readings: readings!,
    doses: doses!,
    readerWorker: reader!,
    pdf: {
      library: urls.pdfLibrary!,
      worker: urls.pdfWorker!,
      jbig2: urls.pdfJbig2!,
      openjpeg: urls.pdfOpenjpeg!,
    },
  };
}
