import type { AssetUrls } from "../views/layout/frame.ts";
import { paths } from "../views/paths.ts";

/** The two colours of static/icon.svg; an app's window has them before any style sheet. */
const BLUE = "#0017c1";
const WHITE = "#ffffff";

/** The venue menu as an app that can be installed (W3C Web Application Manifest). */
export function webAppManifest({ icon }: Pick<AssetUrls, "icon">) {
  return {
    id: paths.venue,
    name: "VRS ワクチン接種記録システム（接種会場）",
    short_name: "VRS 接種会場",
    lang: "ja",
    dir: "ltr",
    start_url: paths.venue,
    scope: paths.home,
    display: "standalone",
    theme_color: BLUE,
    background_color: WHITE,
    icons: [{ src: icon, sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
}
