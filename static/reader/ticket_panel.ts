import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { CameraFailure, isCameraAsked, type OpenCamera } from "./camera.ts";
import { hideCamera, markGuide, showCamera, toggleTorch } from "./camera_view.ts";
import { failureSentence } from "./failure_sentence.ts";
import type { FramePace } from "./frame_loop.ts";
import { createLineField } from "./line_field.ts";
import type { ReadAnswer } from "./messages.ts";
import { panelParts } from "./panel_parts.ts";
import { openPhoto } from "./photo.ts";
import type { ReaderMemory } from "./reader_memory.ts";
import { conflictSentence, SENTENCES } from "./reader_sentences.ts";
import { createRepeatQuestion } from "./repeat_question.ts";
import { scan } from "./scanning.ts";
import { prepareSignal, signalAttention, signalRead } from "./signal.ts";
import { createStatusLine } from "./status_line.ts";
import { dismissWorker, theWorker } from "./the_worker.ts";

const LENGTH = 18;

interface Running {
  stop: AbortController;
  camera?: OpenCamera;
}

/** Numbers the scans of this document: an answer to an earlier one means nothing any more. */
let lastScan = 0;

/** A `TicketReader` of views/reader brought to life: camera, photo, scanner, keypad and field. */
export class TicketPanel {
  readonly #parts;
  readonly #status;
  readonly #field;
  readonly #question;
  #running: Running | undefined;
  #wasRunning = false;

  constructor(readonly root: HTMLElement, private readonly memory: ReaderMemory) {
    const parts = this.#parts = panelParts(root);
    this.#status = createStatusLine((sentence) => parts.status.textContent = sentence);
    this.#field = createLineField(parts, () => this.#halt(SENTENCES.typing));
    this.#question = createRepeatQuestion(parts, {
      again: (digits) => this.#send(digits),
      leave: () => this.#status.say(this.#running ? SENTENCES.looking : SENTENCES.ready),
    });
    this.#listen();
    parts.camera.hidden = false;
    this.#status.say(SENTENCES.ready);
    this.#startItself();
  }

  /** The field for the 18 digits: a scanner's keys belong there. */
  get field(): HTMLInputElement {
    return this.#parts.line;
  }

  /** A hand scanner read these 18 digits. */
  scanned(digits: string): void {
    this.#halt();
    this.#take(digits);
  }

  /** A hand scanner read a code that does not say whose ticket it is. */
  refuseCode(): void {
    signalAttention();
    this.#status.say(SENTENCES.otherCode);
  }

  /** The page is hidden: no camera runs behind somebody's back. */
  pause(): void {
    this.#wasRunning = this.#running !== undefined;
    this.#halt(SENTENCES.stopped);
  }

  /** The page is back in sight. */
  resume(): void {
    if (this.#wasRunning && this.root.isConnected) this.#begin();
  }

  /** The page goes: the camera stops. */
  leave(): void {
    this.#halt();
  }

  #listen(): void {
    const { start, stop, torch, cameras, photo, line } = this.#parts;
    start.addEventListener("click", () => {
      prepareSignal();
      this.#begin();
    });
    stop.addEventListener("click", () => {
      this.memory.wantsCamera = false;
      this.#halt(SENTENCES.stopped);
    });
    torch.addEventListener("click", () => {
      const camera = this.#running?.camera;
      if (camera) toggleTorch(torch, camera).catch(console.warn);
    });
    cameras.addEventListener("change", () => {
      this.memory.deviceId = cameras.value;
      this.#begin();
    });
    // A tablet's own camera takes the photo: it cannot while this one is on.
    photo.addEventListener("click", () => this.#halt(SENTENCES.stopped));
    photo.addEventListener("change", () => {
      const [file] = photo.files ?? [];
      if (file) this.#readPhoto(file).finally(() => photo.value = "");
    });
    line.form?.addEventListener("submit", () => {
      this.#halt();
      const { digits } = this.#field;
      if (digits.length === LENGTH) this.memory.lastDigits = digits;
    });
  }

  /** Somebody who used the camera for the last ticket will want it for this one. */
  async #startItself(): Promise<void> {
    if (this.#field.digits !== "" || !this.memory.wantsCamera || await isCameraAsked()) return;
    if (!this.root.isConnected || document.hidden || this.#running) return;
    if (this.#field.digits === "") await this.#begin();
  }

  /** A new scan: what an earlier one read is gone. */
  async #begin(): Promise<void> {
    this.#halt();
    this.#field.fill("");
    this.#status.say(SENTENCES.preparing);
    const stop = new AbortController();
    const current: Running = this.#running = { stop };
    try {
      await scan({
        video: this.#parts.video,
        workerUrl: this.#workerUrl,
        deviceId: this.memory.deviceId,
        scan: lastScan,
        signal: stop.signal,
        opened: (camera) => {
          current.camera = camera;
          this.memory.wantsCamera = true;
          showCamera(this.#parts, camera);
          this.#status.begin(performance.now());
        },
        told: (answer, pace) => this.#heed(answer, pace),
      });
    } catch (error) {
      if (!stop.signal.aborted) this.#fail(error);
    }
  }

  /** Ends what is under way, whatever it is; `sentence` is said if the camera was on. */
  #halt(sentence?: string): void {
    lastScan++;
    this.#question.close();
    if (!this.#running) return;
    this.#running.stop.abort();
    this.#running = undefined;
    hideCamera(this.#parts);
    if (sentence) this.#status.say(sentence);
  }

  /** What a frame of the camera gave. */
  #heed({ verdict, quad, foreignCode }: ReadAnswer, { isSlow }: FramePace): void {
    markGuide(this.#parts, quad ? "seen" : "empty");
    if (verdict.kind !== "waiting") this.#decide(verdict);
    else if (this.#question.isPending) return;
    else if (foreignCode) this.#status.say(SENTENCES.foreign);
    else if (isSlow) this.#status.say(SENTENCES.slow);
    else this.#status.see(quad ? "line" : "nothing", performance.now());
  }

  #decide(verdict: Exclude<ReadAnswer["verdict"], { kind: "waiting" }>): void {
    if (verdict.kind === "accepted") return this.#take(verdict.digits);
    this.#halt();
    signalAttention();
    this.#status.say(conflictSentence(groupOcrLine(verdict.qr), groupOcrLine(verdict.line)));
  }

  /** A ticket was read. The one just sent may still lie there: it is asked about first. */
  #take(digits: string): void {
    if (digits !== this.memory.lastDigits) return this.#send(digits);
    if (!this.#question.ask(digits)) return;
    this.#status.say(SENTENCES.same);
    signalAttention();
  }

  #send(digits: string): void {
    this.#halt();
    this.#field.fill(digits);
    this.#status.say(SENTENCES.read);
    signalRead();
    this.#parts.line.form?.requestSubmit();
  }

  async #readPhoto(file: File): Promise<void> {
    this.#halt();
    this.#field.fill("");
    const own = lastScan;
    this.#status.say(SENTENCES.readingPhoto);
    try {
      const picture = await openPhoto(file).catch(() => undefined);
      const answer = picture && await (await theWorker(this.#workerUrl)).readStill(picture);
      if (own !== lastScan) return;
      if (!answer) this.#status.say(SENTENCES.noPhoto);
      else if (answer.verdict.kind === "waiting") this.#status.say(SENTENCES.unreadablePhoto);
      else this.#decide(answer.verdict);
    } catch (error) {
      if (own === lastScan) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    console.warn(error);
    this.#halt();
    if (!(error instanceof CameraFailure)) dismissWorker();
    this.#status.say(failureSentence(error));
  }

  get #workerUrl(): string {
    return this.root.dataset.ticketReader ?? "";
  }
}
