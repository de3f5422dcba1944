import assert from "node:assert/strict";
import fc from "fast-check";
import {
  decoderLabel,
  detectEncoding,
  encodingByMark,
  EncodingDetector,
  TEXT_ENCODINGS,
  type TextEncoding,
} from "../../../domain/upload/text_encoding.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** UTF-16 in the byte order asked for; a mark is the text's own first character. */
function utf16(text: string, byteOrder: "utf-16le" | "utf-16be"): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2, text.charCodeAt(index), byteOrder === "utf-16le");
  }
  return bytes;
}

/** 山田,ヤマダ and the half-width ﾔﾏﾀﾞ, ① and 髙 that only CP932 has. */
const CP932 = new Uint8Array([
  ...[0x8e, 0x52, 0x93, 0x63, 0x2c, 0x83, 0x84, 0x83, 0x7d, 0x83, 0x5f, 0x2c],
  ...[0xd4, 0xcf, 0xc0, 0xde, 0x2c, 0x87, 0x40, 0x2c, 0xfb, 0xfc],
]);

const files: [encoding: TextEncoding, bytes: Uint8Array, text: string][] = [
  ["utf-8", utf8("山田,ヤマダ"), "山田,ヤマダ"],
  ["utf-8", utf8("1,2,3"), "1,2,3"],
  ["utf-8", utf8(""), ""],
  ["utf-8-bom", utf8("\ufeff山田,ヤマダ"), "山田,ヤマダ"],
  ["utf-16le", utf16("\ufeff山田,ヤマダ", "utf-16le"), "山田,ヤマダ"],
  ["utf-16be", utf16("\ufeff山田,ヤマダ", "utf-16be"), "山田,ヤマダ"],
  ["utf-16le", utf16("1,山田,ヤマダ\n", "utf-16le"), "1,山田,ヤマダ\n"],
  ["utf-16be", utf16("1,山田,ヤマダ\n", "utf-16be"), "1,山田,ヤマダ\n"],
  ["utf-8", utf8("1,山\0田,ヤマダ\n"), "1,山\0田,ヤマダ\n"],
  ["utf-8", utf8("\0".repeat(100)), "\0".repeat(100)],
  ["utf-8", utf8(`山\0,\0${"x".repeat(99)}`), `山\0,\0${"x".repeat(99)}`],
  ["shift_jis", CP932, "山田,ヤマダ,ﾔﾏﾀﾞ,①,髙"],
];

for (const [encoding, bytes, text] of files) {
  Deno.test(`${JSON.stringify(text)} in ${encoding} is detected and decoded`, () => {
    assert.equal(detectEncoding(bytes), encoding);
    assert.equal(new TextDecoder(decoderLabel(encoding)).decode(bytes), text);
  });
}

Deno.test("whatever text UTF-8 holds is read as UTF-8", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
    const bytes = utf8(text);
    fc.pre(encodingByMark(bytes) === undefined);
    assert.equal(detectEncoding(bytes), "utf-8");
  }));
});

Deno.test("a long UTF-8 file with one CP932 name at its end is not taken for UTF-8", () => {
  const bytes = new Uint8Array([...utf8("山田,".repeat(10_000)), ...CP932]);
  assert.equal(detectEncoding(bytes), "shift_jis");
});

Deno.test("how a file is cut into pieces does not change what it is", () => {
  const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 20 });
  const file = fc.oneof(fc.constantFrom(...files.map(([, bytes]) => bytes)), fc.uint8Array());
  fc.assert(fc.property(file, cuts, (bytes, cuts) => {
    const detector = new EncodingDetector();
    const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
    for (const [index, place] of places.entries()) {
      detector.push(bytes.subarray(place, Math.max(place, places[index + 1] ?? 0)));
    }
    assert.equal(detector.end(), detectEncoding(bytes));
  }));
});

Deno.test("a file that ends in the middle of a UTF-8 character is not UTF-8", () => {
  assert.equal(detectEncoding(utf8("山田").subarray(0, 4)), "shift_jis");
});

Deno.test("no bytes whatever make the detection fail", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    assert.ok(TEXT_ENCODINGS.includes(detectEncoding(bytes)));
  }));
});
