import { plainText } from "./html.ts";

/** Reads an answer of server-sent events, one event after the other. */
export class EventStream {
  #pieces: ReadableStreamDefaultReader<string>;
  #text = "";

  constructor(answer: Response) {
    this.#pieces = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next event's name ("message" unless it has one) and the text a person reads in it. */
  async next(): Promise<{ event: string; text: string }> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end >= 0) {
        const lines = this.#text.slice(0, end).split("\n");
        this.#text = this.#text.slice(end + 2);
        const valuesOf = (field: string) =>
          lines.filter((line) => line.startsWith(`${field}: `)).map((line) =>
            line.slice(field.length + 2)
          );
        const [event = "message"] = valuesOf("event");
        return { event, text: plainText(valuesOf("data").join("\n")) };
      }
      const { value, done } = await this.#pieces.read();
      if (done) throw new Error("the stream has ended");
      this.#text += value;
    }
  }

  /** Reads on until an event has this text. */
  async shows(pattern: RegExp): Promise<string> {
    for (;;) {
      const { text } = await this.next();
      if (pattern.test(text)) return text;
    }
  }

  /** Resolves when the server has closed it. */
  async ends(): Promise<void> {
    while (!(await this.#pieces.read()).done);
  }

  leave(): Promise<void> {
    return this.#pieces.cancel();
  }
}
