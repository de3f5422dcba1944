import type { Child } from "hono/jsx";
import { paths } from "../paths.ts";
import { StationFrame } from "./station_frame.tsx";
import type { Station } from "./station.ts";

/** Around every screen of 練習, so that nobody takes it for the real one. `station`: where one works. */
export function PracticeFrame({ station, children }: { station: Station; children: Child }) {
  return (
    <StationFrame station={station}>
      <div class="practice">
        <p class="practice__mark" role="note">
          <strong>練習中：登録されません</strong>
          <a href={paths.practice}>練習の最初へ</a>
          <a href={station.start}>練習を終えて、実際の読み取りへ</a>
        </p>
        {children}
      </div>
    </StationFrame>
  );
}
