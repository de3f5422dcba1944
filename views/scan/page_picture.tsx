/** Where `static/scan/stack_pictures.ts` draws the page; it scrolls, so it can take the focus. */
export function PagePicture({ page }: { page: number }) {
  return (
    <div
      class="scan-row__picture"
      role="region"
      aria-label={`${page}枚目の画像`}
      tabindex={0}
      data-picture
    />
  );
}
