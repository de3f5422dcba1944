/** `@svg-maps/japan`, whose own declarations name a package that it does not bring. */
declare const japan: {
  /** "0 0 width height" */
  viewBox: string;
  /** `id` is the `name` in small letters. */
  locations: { id: string; name: string; path: string }[];
};
export default japan;
