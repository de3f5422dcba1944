import { groupOcrLine } from "../domain/ticket/ocr_line.ts";

const LENGTH = 18;

interface TicketLine {
  digits: string;
  show(): void;
  readonly waiting: boolean;
  readonly grouped: string;
  readonly rest: string;
  $refs: { line: HTMLInputElement };
}

/** Shows the digits of an OCR line in their groups while they are typed, and how many are missing. */
export function ticketLine() {
  return {
    digits: "",
    init(this: TicketLine) {
      this.show();
    },
    show(this: TicketLine) {
      this.digits = this.$refs.line.value.normalize("NFKC").replace(/\D/g, "");
    },
    get waiting(): boolean {
      return this.digits === "";
    },
    get grouped(): string {
      return groupOcrLine(this.digits);
    },
    get rest(): string {
      const missing = LENGTH - this.digits.length;
      if (missing === 0) return "18桁そろいました";
      return missing > 0 ? `あと${missing}桁` : `${-missing}桁多く入力されています`;
    },
  };
}
