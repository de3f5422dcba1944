import type { Child } from "hono/jsx";
import { areasUpwards, type CoverageArea, isWithin } from "../../domain/tally/coverage_area.ts";
import { paths } from "../paths.ts";
import { AREA_SECTION_NAMES, AREA_SECTIONS, type AreaSection } from "./area_sections.ts";

interface AreaPageProps {
  place: CoverageArea;
  /** The largest area the viewer may see. */
  home: CoverageArea;
  section: AreaSection;
  children: Child;
}

/** 統計: one section of an area's figures. */
export function AreaPage({ place, home, section, children }: AreaPageProps) {
  return (
    <>
      <WayUp place={place} home={home} />
      <h1>{place.name}の接種状況</h1>
      <nav class="subtabs" aria-label={`${place.name}の統計の内容`}>
        <ul>
          {AREA_SECTION_NAMES.map((name) => (
            <li>
              <a
                href={AREA_SECTIONS[name].path(place.code)}
                aria-current={name === section ? "page" : undefined}
              >
                {AREA_SECTIONS[name].label}
              </a>
            </li>
          ))}
          <li>
            <a href={paths.statisticsRanking}>自治体の比較</a>
          </li>
        </ul>
      </nav>
      {children}
    </>
  );
}

/** 全国 › 千葉県 › 浦安市, as far as the viewer may go. */
function WayUp({ place, home }: Pick<AreaPageProps, "place" | "home">) {
  const [own, ...above] = areasUpwards(place).filter((area) => isWithin(area, home));
  if (!own || above.length === 0) return null;
  return (
    <nav class="way-up" aria-label="地域">
      <ol>
        {above.toReversed().map(({ code, name }) => (
          <li>
            <a href={paths.statisticsArea(code)}>{name}</a>
          </li>
        ))}
        <li>
          <span aria-current="page">{own.name}</span>
        </li>
      </ol>
    </nav>
  );
}
