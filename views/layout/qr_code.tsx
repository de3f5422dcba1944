interface QrCodeProps {
  /** Dark modules, row by row, with the quiet zone around. */
  modules: boolean[][];
  /** What whoever cannot see it is told it is. */
  label: string;
  /** Gives its size. */
  class?: string;
}

export function QrCode({ modules, label, class: look = "qr-code" }: QrCodeProps) {
  const path = modules.flatMap((row, y) =>
    row.flatMap((isDark, x) => isDark ? [`M${x} ${y}h1v1h-1z`] : [])
  ).join("");
  return (
    <svg
      class={look}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      role="img"
      aria-label={label}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
