import type { PracticeTicket } from "../../domain/practice/practice_ticket.ts";
import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { LinkButton } from "../form/form.tsx";
import { PrintButton } from "../layout/print_button.tsx";
import { QrCode } from "../layout/qr_code.tsx";
import { paths } from "../paths.ts";

export interface PracticeCard extends Pick<PracticeTicket, "title" | "line"> {
  /** Dark modules of its QR code, row by row, with the quiet zone around. */
  qr: boolean[][];
}

/** Fictional tickets for the camera, from paper or another screen. */
export function PracticeSheetPage({ cards }: { cards: readonly PracticeCard[] }) {
  return (
    <>
      <h1>練習用の接種券</h1>
      <p>
        印刷するか、別の画面に表示して、タブレットのカメラに映してください。二次元コードが読み取られます。
      </p>
      <div class="buttons">
        <PrintButton />
        <LinkButton href={paths.practice}>練習に戻る</LinkButton>
      </div>
      <ul class="practice-sheet">
        {cards.map(({ title, line, qr }) => (
          <li class="practice-card">
            <p class="practice-card__mark">練習用</p>
            <p class="practice-card__title">{title}</p>
            <QrCode modules={qr} label={`${title}の二次元コード`} class="practice-card__qr" />
            <p class="practice-card__line">{groupOcrLine(line)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
