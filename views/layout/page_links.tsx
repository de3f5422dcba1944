import { LinkButton } from "../form/form.tsx";

interface PageLinksProps {
  /** Of what there are pages. */
  label: string;
  /** From 1. */
  page: number;
  pageCount: number;
  hrefOf(page: number): string;
}

/** To the page before and after; nothing where all fits on one. */
export function PageLinks({ label, page, pageCount, hrefOf }: PageLinksProps) {
  if (pageCount <= 1) return null;
  return (
    <nav class="buttons" aria-label={label}>
      {page > 1 && <LinkButton href={hrefOf(page - 1)}>前のページ</LinkButton>}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && <LinkButton href={hrefOf(page + 1)}>次のページ</LinkButton>}
    </nav>
  );
}
