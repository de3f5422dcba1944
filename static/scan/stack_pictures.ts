import type { PagePicture } from "./page_picture.ts";

/** A page's name and picture. */
export interface KeptPage {
  name: string;
  picture?: PagePicture;
}

/**
 * The pages' pictures: kept as small files, drawn only while they are in sight, so that hundreds of
 * them take no memory. A canvas, not an image: the page's policy need not let `blob:` in.
 */
export class StackPictures {
  readonly #pages = new Map<number, KeptPage>();
  readonly #sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!(target instanceof HTMLCanvasElement)) continue;
      if (isIntersecting) void this.#draw(target);
      else erase(target);
    }
  }, { rootMargin: "100%" });

  keep(page: number, kept: KeptPage): void {
    this.#pages.set(page, kept);
  }

  forget(page: number): void {
    this.#pages.delete(page);
  }

  /** Writes the page's name into its row, and puts a canvas where its picture belongs. */
  furnish(row: HTMLElement, page: number): void {
    const kept = this.#pages.get(page);
    const name = row.querySelector("[data-file-name]");
    if (name) name.textContent = kept?.name ?? "";
    const place = row.querySelector("[data-picture]");
    if (!place) return;
    if (!kept?.picture) {
      place.textContent = "この紙の画像はありません。";
      return;
    }
    const canvas = document.createElement("canvas");
    canvas.dataset.of = String(page);
    canvas.dataset.extent = kept.picture.extent;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${page}枚目の予診票`);
    place.replaceChildren(canvas);
    this.#sight.observe(canvas);
  }

  async #draw(canvas: HTMLCanvasElement): Promise<void> {
    const picture = this.#pages.get(Number(canvas.dataset.of))?.picture;
    if (!picture || canvas.dataset.drawn) return;
    canvas.dataset.drawn = "yes";
    const bitmap = await createImageBitmap(picture.jpeg);
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
  }
}

/** Keeps the place the picture took, but not its pixels. */
function erase(canvas: HTMLCanvasElement): void {
  if (!canvas.dataset.drawn) return;
  delete canvas.dataset.drawn;
  canvas.style.aspectRatio = `${canvas.width} / ${canvas.height}`;
  canvas.width = 1;
  canvas.height = 1;
}
