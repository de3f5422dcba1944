/**
 * 券種: `code` is the first digit of the OCR line. The codes are ours: the real ones are not
 * public. Change them here.
 */
export const TICKET_KINDS = {
  vaccination: { code: "2", label: "接種" },
  examination: { code: "1", label: "予診のみ" },
} as const;

export type TicketKind = keyof typeof TICKET_KINDS;

/** Undefined when no ticket is printed with that digit. */
export function ticketKindByCode(code: string): TicketKind | undefined {
  const kinds = Object.keys(TICKET_KINDS) as TicketKind[];
  return kinds.find((kind) => TICKET_KINDS[kind].code === code);
}

export function ticketKindLabel(kind: TicketKind): string {
  return TICKET_KINDS[kind].label;
}
