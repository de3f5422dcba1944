import type { Configuration } from "../../domain/configuration.ts";

/** Prints the one-time URL that sets a password, for the operator to hand over. */
export function tellSetup(configuration: Configuration, token: string): void {
  console.log("次のURLを本人に渡してください（7日間、1回だけ使えます）。");
  console.log(`${publicUrl(configuration)}/setup/${token}`);
}

function publicUrl({ VRS_PUBLIC_URL, HOST, PORT }: Configuration): string {
  return VRS_PUBLIC_URL?.replace(/\/$/, "") ?? `http://${HOST}:${PORT}`;
}
