import assert from "node:assert/strict";
import fc from "fast-check";
import { everyForm, isOf } from "./every_form.ts";
import { aFullOffice, type Route } from "./every_route.ts";
import { untouched } from "./forms_on.ts";
import { aBrowserOf, URAYASU } from "./some_staff.ts";
import { memberOf, type Who } from "./who_may.ts";

const SEED = 20210701;
const RUNS = Number(Deno.env.get("VRS_FUZZ_RUNS") ?? 3_000);

const full = await aFullOffice();
const { app, office, routes, visitors, pathsOf } = full;
const forms = await everyForm(full);
const names = [...new Set(forms.flatMap(({ fields }) => fields.map(({ name }) => name)))];

const odd = fc.oneof(
  fc.constantFrom(
    ...[
      "",
      " ",
      "\0",
      "a\0b",
      "%",
      "%00",
      "%zz",
      "%c0%ae",
      "../..",
      "..\\..",
      "/",
      "//evil.example",
    ],
    ...["0", "-1", "1e999", "NaN", "Infinity", "9223372036854775808", "0x10", "2147483648", "1.5"],
    ...["__proto__", "constructor", "toString", "null", "undefined", "[]", "{}", "true", "on"],
    ...[
      "00000000",
      "99999999",
      "20210229",
      "２０２１０７０１",
      "令和３年",
      "R3.13.45",
      "0001-01-01",
    ],
    ...[
      "\ud800",
      "\u202e",
      "\ufeff",
      "𠮷",
      "é",
      "ﾀﾞ",
      "\r\n",
      "\t",
      "'",
      '"',
      "<b>",
      ";--",
      "$1",
      "\\",
    ],
    "x".repeat(10_000),
    "接".repeat(5_000),
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.stringMatching(/^[0-9]{0,20}$/),
  fc.uuid(),
);
const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...names) },
  fc.constantFrom("__proto__", "constructor", "hasOwnProperty", "a[b]", "a.b", ""),
);
const pairs = fc.array(fc.tuple(name, odd), { maxLength: 4 });

/** Mostly undefined: then what really is there stays. */
function seldom<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, arbitrary);
}

const request = fc.record({
  route: fc.constantFrom(...routes),
  who: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("manager" as const, "venue" as const) },
    fc.constantFrom(...(Object.keys(visitors) as (keyof typeof visitors)[])),
  ),
  /** Instead of the ids in the path. */
  parts: fc.array(seldom(odd), { minLength: 2, maxLength: 2 }),
  query: pairs,
  fields: pairs,
  body: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("form" as const, "multipart" as const) },
    fc.constantFrom("text" as const, "json" as const, "bytes" as const, "none" as const),
  ),
  type: seldom(
    fc.constantFrom(
      ...["", "x", "multipart/form-data", "multipart/form-data; boundary=", "text/html; charset=x"],
      ...["application/x-www-form-urlencoded; charset=utf-16", "application/json", ";;;"],
    ),
  ),
  headers: fc.dictionary(
    fc.constantFrom(
      ...[
        "hx-request",
        "hx-current-url",
        "cookie",
        "accept",
        "accept-language",
        "range",
        "if-none-match",
      ],
      ...["last-event-id", "x-forwarded-for", "forwarded", "content-encoding", "x-request-id"],
      ...["vrs-reads-tickets", "transfer-encoding", "expect", "upgrade", "x-http-method-override"],
    ),
    odd.map((text) => text.replaceAll(/[^\x20-\x7e]/g, "?")),
    { maxKeys: 2 },
  ),
});

Deno.test("whatever is sent to whichever route by whoever, the answer is never our mistake", async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      const { status, location } = await send(asked);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const faults = office.logged.splice(0).filter((line) => "error" in line);
      assert.deepEqual(faults, []);
      assert.ok(status < 500, `${status}`);
      assert.ok(location === null || /^\/(?![/\\])/.test(location), `leads to ${location}`);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, of]) => `${status}: ${of}`);
  console.log(`seed ${SEED}: ${RUNS} requests to ${routes.length} routes (${counts.join(", ")})`);
});

type Asked = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

async function send({ route, who, parts, query, fields, body, type, headers }: Asked) {
  const path = pathOf(route, parts);
  const search = new URLSearchParams(query).toString();
  const init: RequestInit & { headers: Record<string, string> } = {
    method: route.method,
    headers: { ...headers, origin: "http://localhost" },
  };
  if (route.method !== "GET") {
    if (type !== undefined) init.headers["content-type"] = type;
    init.body = bodyOf(route, { fields, body });
  }
  const answer = await visitors[who].send(search ? `${path}?${search}` : path, init);
  await answer.body?.cancel();
  const location = answer.headers.get("location");
  if (who !== "nobody" && location === "/sign-in") await signInAgain(who);
  return { status: answer.status, location: isOurProvider(route) ? null : location };
}

/** Signing in elsewhere is where the operator's provider is. */
function isOurProvider({ pattern }: Route): boolean {
  return pattern.startsWith("/sign-in/gmis");
}

function pathOf(route: Route, parts: Asked["parts"]): string {
  const real = pathsOf(route, { municipalityCode: URAYASU, most: 1 })[0] ?? "/";
  let place = 0;
  const segments = route.pattern.split("/").map((segment, index) => {
    const wanted = segment.startsWith(":") ? parts[place++] : undefined;
    // Percent signs stay as they are now and then, so that they need not decode.
    const encoded = wanted?.includes("%") ? wanted.replaceAll(/[^\w%]/g, "") : undefined;
    return wanted === undefined
      ? real.split("/")[index]
      : encoded ?? encodeURIComponent(safe(wanted));
  });
  return segments.join("/");
}

function bodyOf(route: Route, { fields, body }: Pick<Asked, "fields" | "body">): BodyInit | null {
  const form = forms.find(({ action }) => isOf(route, action));
  const sent = [...Object.entries(form ? untouched(form) : {}), ...fields];
  const multipart = new FormData();
  for (const [key, value] of sent) multipart.append(key, value);
  switch (body) {
    case "form":
      return new URLSearchParams(sent.map(([key, value]) => [key, safe(value)]));
    case "multipart":
      return multipart;
    case "json":
      return JSON.stringify(Object.fromEntries(sent));
    case "text":
      return sent.map(([, value]) => value).join("");
    case "bytes":
      return new TextEncoder().encode(sent.map((pair) => pair.join("=")).join("&")).reverse();
    case "none":
      return null;
  }
}

function safe(text: string): string {
  return text.toWellFormed();
}

async function signInAgain(who: Who): Promise<void> {
  visitors[who] = await aBrowserOf({ app, office }, memberOf(who));
}
