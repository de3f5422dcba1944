import { remainingTime } from "../../domain/job/remaining_time.ts";

/** How far a run has come, its stop button, and what there is to say. One run at a time. */
export class ProgressPanel {
  #run: AbortController | undefined;
  #startedAt = 0;

  constructor(readonly root: HTMLElement) {
    this.#find("[data-stop]").addEventListener("click", () => this.#run?.abort());
  }

  get isBusy(): boolean {
    return this.#run !== undefined;
  }

  /** The signal says when the run is to stop; the caller ends it. */
  start(): AbortSignal {
    this.#run = new AbortController();
    this.#startedAt = performance.now();
    this.#offer("[data-stop]");
    this.tell("");
    this.complain([]);
    return this.#run.signal;
  }

  /** `doing` says of what: 読み取り中 120枚／500枚 残り約3分. */
  show(doing: string, done: number, total: number): void {
    const bar = this.#find("[data-bar]") as HTMLProgressElement;
    bar.max = Math.max(1, total);
    bar.value = done;
    const elapsedMs = performance.now() - this.#startedAt;
    const rest = remainingTime({ step: doing, done, total, rowCount: done, elapsedMs }) ?? "";
    this.#find("[data-figures]").textContent = `${doing}　${done}枚／${total}枚　${rest}`;
  }

  end(): void {
    this.#run = undefined;
    this.#find("[data-progress]").hidden = true;
  }

  /** Ends the run so that it can go on from where it was. */
  pause(): void {
    this.#run = undefined;
    this.#offer("[data-resume]");
  }

  /** For the eye and for screen readers. */
  tell(sentence: string): void {
    this.#find("[data-told]").textContent = sentence;
  }

  /** What went wrong, one sentence a line; it takes the place of what stood there. */
  complain(sentences: readonly string[]): void {
    const place = this.#find("[data-problems]");
    const lines = sentences.map((sentence) => {
      const line = document.createElement("li");
      line.textContent = sentence;
      return line;
    });
    place.hidden = lines.length === 0;
    place.querySelector("ul")!.replaceChildren(...lines);
  }

  #offer(button: "[data-stop]" | "[data-resume]"): void {
    this.#find("[data-progress]").hidden = false;
    this.#find("[data-stop]").hidden = button !== "[data-stop]";
    this.#find("[data-resume]").hidden = button !== "[data-resume]";
  }

  #find(part: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(part)!;
  }
}
