import { z } from "zod";

const Answer = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string(),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string() }),
});

/** What a browser answered for a passkey, as far as the library relies on; undefined for the rest. */
export function answerOf<Response>(text: string): Response | undefined {
  try {
    const parsed = Answer.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data as Response : undefined;
  } catch {
    return undefined; // no JSON
  }
}
