/** What `NEWS_CHANNEL` says when a municipality's tallies have changed. */
export function talliesTopic(municipalityCode: string): string {
  return `tallies:${municipalityCode}`;
}
