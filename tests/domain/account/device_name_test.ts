import assert from "node:assert/strict";
import fc from "fast-check";
import { deviceName } from "../../../domain/account/device_name.ts";

const mozilla = (system: string, rest: string) =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) ${rest}`;

const cases: [userAgent: string, name: string][] = [
  [mozilla("Windows NT 10.0; Win64; x64", "Chrome/126.0 Safari/537.36 Edg/126.0"), "Windows・Edge"],
  [mozilla("Windows NT 10.0; Win64; x64", "Chrome/126.0 Safari/537.36"), "Windows・Chrome"],
  [mozilla("iPad; CPU OS 14_6 like Mac OS X", "Version/14.1 Safari/604.1"), "iPad・Safari"],
  [mozilla("Linux; Android 11; SM-T500", "Chrome/91.0 Safari/537.36"), "Android・Chrome"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Linux・Firefox"],
  ["curl/8.5.0", ""],
  ["", ""],
];

for (const [userAgent, name] of cases) {
  Deno.test(`${userAgent || "no User-Agent"} is ${name || "nothing one knows"}`, () => {
    assert.equal(deviceName(userAgent), name);
  });
}

Deno.test("whatever a header says, the name is short and made of our words", () => {
  const words = fc.constantFrom("iPad", "Edg/", "Windows", "<script>", "Safari/", "・");
  fc.assert(fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
    assert.match(deviceName(parts.join(" ")), /^[A-Za-z]{0,10}(・[A-Za-z]{1,10})?$/);
  }));
});
