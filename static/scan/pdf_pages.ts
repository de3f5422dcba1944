import { fittingSize } from "./fitting_size.ts";
import type { PdfLibrary, PdfUrls } from "./pdf_library.ts";
import { type ScannedPage, UnreadablePage } from "./scanned_page.ts";

/** PDF sizes are in points of 1/72 inch; 200 dots an inch make OCR digits 19 pixels high. */
const SCALE = 200 / 72;
/** Longer side in pixels of pages whose PDF says they are posters. */
const LONGEST_SIDE = 3508;

export interface PdfPages {
  pages: ScannedPage[];
  /** Ends the library's worker and frees the file. */
  close(): Promise<void>;
}

/** Opens a PDF; its pages are drawn one by one when they are asked for. Throws `UnreadablePage`. */
export async function openPdf(file: File, urls: PdfUrls): Promise<PdfPages> {
  const library: PdfLibrary = await import(urls.library).catch(() => {
    throw new UnreadablePage(
      `「${file.name}」を開く機能を読み込めませんでした。通信を確かめて、選び直してください。`,
    );
  });
  library.GlobalWorkerOptions.workerSrc = urls.worker;
  const loading = library.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    disableFontFace: true,
    useWorkerFetch: false,
    BinaryDataFactory: decoders(urls),
  });
  const pdf = await loading.promise.catch(async (error) => {
    await loading.destroy();
    throw new UnreadablePage(`「${file.name}」${reasonOf(error)}`);
  });
  const pages = Array.from({ length: pdf.numPages }, (_, index) => ({
    name: `${file.name}　${index + 1}ページ`,
    open: () => drawPage(pdf, index + 1),
  }));
  return { pages, close: () => loading.destroy() };
}

type PdfDocument = Awaited<ReturnType<PdfLibrary["getDocument"]>["promise"]>;

async function drawPage(pdf: PdfDocument, number: number): Promise<ImageBitmap> {
  const page = await pdf.getPage(number);
  const canvas = document.createElement("canvas");
  try {
    const natural = page.getViewport({ scale: SCALE });
    const size = fittingSize(natural, LONGEST_SIDE);
    const viewport = page.getViewport({ scale: SCALE * size.width / natural.width });
    Object.assign(canvas, size);
    await page.render({ canvas, viewport }).promise;
    return await createImageBitmap(canvas);
  } catch {
    throw new UnreadablePage(`PDFの${number}ページを開けません。スキャンし直してください。`);
  } finally {
    page.cleanup();
    // A canvas keeps its pixels until it is collected, unless it has none.
    canvas.width = 0;
  }
}

/** Its decoders by the names the library gives them; it asks for fonts too, which scans have not. */
function decoders({ jbig2, openjpeg }: PdfUrls) {
  const urls: Record<string, string> = { "jbig2.wasm": jbig2, "openjpeg.wasm": openjpeg };
  return class {
    async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
      const url = urls[filename];
      if (!url) throw new Error(`${filename} is not served`);
      return new Uint8Array(await (await fetch(url)).arrayBuffer());
    }
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === "PasswordException") {
    return "はパスワードで保護されています。保護を外して保存し直してください。";
  }
  return "はPDFとして開けません。壊れていないか確かめて、スキャンし直してください。";
}
