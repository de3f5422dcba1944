import { AREA } from "./plot.tsx";
import { digestOf } from "./texture.tsx";

interface TexturedColumnsProps {
  tone: number;
  /** In a plot's area. */
  path: string;
  /** See `textureOf`. */
  texture: string;
}

/**
 * Columns cut out of a textured sheet. The path stretches with the plot, as that of plain columns
 * does; the texture behind it must not, so it cannot simply be the path's own fill.
 */
export function TexturedColumns({ tone, path, texture }: TexturedColumnsProps) {
  const id = `columns-${digestOf(path)}-${tone}`;
  return (
    <>
      <clipPath id={id} clipPathUnits="objectBoundingBox">
        <path d={path} transform={`scale(${1 / AREA})`} />
      </clipPath>
      <g clip-path={`url(#${id})`}>
        <rect class={`tone-${tone}`} width="100%" height="100%" />
        <rect fill={texture} width="100%" height="100%" />
      </g>
    </>
  );
}
