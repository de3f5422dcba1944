import type { ViewingPeriod } from "../record/viewing_period.ts";
import { lookupMunicipality } from "../municipality/municipality_master.ts";
import { FINDINGS, type InquiryFinding } from "./inquiry.ts";

/** Which received inquiries the list shows; everything undefined is not narrowed down. */
export interface ReceivedFilter {
  /** The municipality that asked. */
  otherCode?: string;
  finding?: InquiryFinding;
  period: ViewingPeriod;
}

type Query = Partial<Record<string, string>>;

/** A filter as it stands in a URL; what it cannot be counts as not said. */
export function readReceivedFilter(query: Query, period: ViewingPeriod): ReceivedFilter {
  return {
    otherCode: lookupMunicipality(query.other ?? "")?.code,
    finding: FINDINGS.find((finding) => finding === query.finding),
    period,
  };
}

/** "?other=122033&from=2021-07-01": no word of it is about a person. */
export function receivedQuery({ otherCode, finding, period }: ReceivedFilter, page = 1): string {
  const { from, to } = period;
  const query = new URLSearchParams({
    ...(otherCode && { other: otherCode }),
    ...(finding && { finding }),
    ...(from && { from }),
    ...(to && { to }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? "" : `?${query}`;
}
