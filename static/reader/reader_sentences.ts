import type { CameraFault } from "./camera.ts";
import type { ReaderFault } from "./messages.ts";

/** What the status line says. Every sentence that stops the camera names another way. */
export const SENTENCES = {
  ready: "「読み取り開始」を押すと、カメラで接種券を読み取ります。",
  preparing: "カメラを準備しています。",
  looking: "18桁の数字かQRコードを、枠の中に写してください。",
  seen: "数字が写っています。そのまま動かさないでください。",
  lost: "数字が見つかりません。接種券を平らに置き、明るい所で、枠いっぱいに近づけてください。",
  foreign: "接種券のものではないQRコードです。接種券の18桁の数字かQRコードを写してください。",
  slow:
    "この端末では読み取りに時間がかかります。急ぐときは、18桁の数字を入力するか、写真から読み取ってください。",
  stopped: "カメラを止めました。",
  typing: "手で入力しています。カメラは止めました。",
  read: "読み取りました。",
  same: "さきほどと同じ接種券です。次の接種券を写してください。",
  readingPhoto: "写真を読み取っています。",
  unreadablePhoto:
    "写真から接種券を読み取れませんでした。18桁の数字が大きくはっきり写るように撮り直すか、数字を入力してください。",
  noPhoto: "この画像は開けませんでした。JPEGかPNGの写真を選ぶか、18桁の数字を入力してください。",
  otherCode:
    "券番号（10桁）のバーコードが読み取られました。どの自治体の接種券か分からないため、18桁の数字かQRコードを読み取ってください。",
} as const;

export const CAMERA_SENTENCES: Record<CameraFault, string> = {
  refused:
    "カメラの使用が許可されていません。ブラウザーの設定でこのサイトにカメラを許可するか、写真から読み取るか、18桁の数字を入力してください。",
  absent: "カメラが見つかりません。写真から読み取るか、18桁の数字を入力してください。",
  in_use:
    "カメラをほかのアプリが使っています。そのアプリを閉じてもう一度「読み取り開始」を押すか、18桁の数字を入力してください。",
  insecure:
    "この接続ではカメラを使えません（https の画面で使えます）。写真から読み取るか、18桁の数字を入力してください。",
  unknown:
    "カメラを開けませんでした。もう一度「読み取り開始」を押すか、写真から読み取るか、18桁の数字を入力してください。",
};

export const READER_SENTENCES: Record<ReaderFault, string> = {
  no_wasm:
    "このブラウザーでは読み取りの機能（WebAssembly）を使えません。18桁の数字を入力してください。",
  not_loaded:
    "読み取りの機能を読み込めませんでした。通信を確かめてもう一度「読み取り開始」を押すか、18桁の数字を入力してください。",
  broken:
    "読み取りの機能が止まりました。もう一度「読み取り開始」を押すか、18桁の数字を入力してください。",
};

/** The code and the print of one ticket must say the same; `qr` and `line` come in groups. */
export function conflictSentence(qr: string, line: string): string {
  return `QRコード（${qr}）と印字された数字（${line}）が食い違うため、読み取りを止めました。` +
    "券面を見て18桁の数字を入力するか、もう一度「読み取り開始」を押してください。";
}
