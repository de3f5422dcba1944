/** Two lines of a cell: what it says, and smaller what that is of. */
export function CoverageCell({ main, aside }: { main: string; aside: string }) {
  return (
    <>
      {main} <span class="coverage__aside">{aside}</span>
    </>
  );
}
