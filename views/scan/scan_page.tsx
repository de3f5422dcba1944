import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { Typed } from "../../domain/form_problem.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { ScanGroups } from "./scan_groups.tsx";
import type { ScanUrls } from "../layout/frame.ts";
import { ScanValues } from "./scan_values.tsx";

interface ScanPageProps {
  choices: DoseChoices;
  /** What the session registers with. */
  typed: Typed;
  urls: ScanUrls;
  /** The reader's worker. */
  readerUrl: string;
}

/** 予診票 read from scans. Without JavaScript it says so and leads to 個別登録. */
export function ScanPage({ choices, typed, urls, readerUrl }: ScanPageProps) {
  return (
    <>
      <h1>予診票の読み取り（スキャン）</h1>
      <div data-scans-need>
        <Message look="plain" heading="この画面はJavaScriptを使います">
          <p>
            使えないブラウザーでは、<a href={paths.doseEntry}>予診票個別登録</a>
            で1枚ずつ番号を入力してください。
          </p>
        </Message>
      </div>
      <div
        data-scans
        data-readings={paths.scanReadings}
        data-doses={paths.scanDoses}
        data-reader={readerUrl}
        data-pdf-library={urls.pdfLibrary}
        data-pdf-worker={urls.pdfWorker}
        data-pdf-jbig2={urls.pdfJbig2}
        data-pdf-openjpeg={urls.pdfOpenjpeg}
        hidden
      >
        <p>
          画像はこのパソコンの中だけで読み取り、送信も保存もしません。送るのは読み取った番号だけです。
        </p>
        <h2>1. この束に共通の内容</h2>
        <ScanValues choices={choices} typed={typed} />
        <h2>2. スキャンした予診票</h2>
        <FileDrop />
        <Progress />
        <ScanGroups />
        <RegisterBar />
      </div>
      <script src={urls.script} defer />
    </>
  );
}

function FileDrop() {
  return (
    <div class="scan-drop" data-drop>
      <label class="field__label" for="scans">予診票の画像またはPDF</label>
      <p class="field__hint" id="scans-hint">
        JPEG・PNGの画像かPDFを、合わせて500枚まで。200dpi以上でスキャンしてください。ここに落としても選べます。
      </p>
      <input
        class="input"
        type="file"
        id="scans"
        multiple
        accept="image/*,application/pdf"
        aria-describedby="scans-hint"
        data-files
      />
    </div>
  );
}

/** Written by `static/scan/progress_panel.ts`; only what is told at the end is read aloud. */
function Progress() {
  return (
    <>
      <div class="scan-progress" data-progress hidden>
        <progress class="job-progress__bar" aria-label="進み具合" data-bar max={1} value={0} />
        <p class="scan-progress__figures" data-figures />
        <button type="button" class="button button--outline" data-stop>中止</button>
        <button type="button" class="button button--outline" data-resume hidden>
          続きを読み取る
        </button>
      </div>
      <p class="scan-told" role="status" data-told />
      <div class="message message--stop" role="alert" data-problems hidden>
        <p class="message__heading">確認が必要です</p>
        <ul />
      </div>
    </>
  );
}

/** Always in sight: how many are confirmed, and the one solid button. */
function RegisterBar() {
  return (
    <div class="scan-bar" data-bar-of-stack hidden>
      <p>
        確かめた票：<strong class="counter" data-confirmed-count>0</strong>枚
      </p>
      <button type="button" class="button button--solid" data-register>確かめた票を登録</button>
    </div>
  );
}
