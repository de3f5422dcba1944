import { Buffer } from "node:buffer";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { KeyRing } from "../sealing/key_ring.ts";

/** What a seal vouches for, besides all that was sealed before it. */
export interface SealedRow {
  /** From 1, without a gap. */
  position: number;
  /** Microseconds since 1970. */
  sealedAt: number;
  /** `auditText` of the row. */
  text: string;
}

/** What is left of audit rows past their retention. */
export interface AuditErasure {
  municipalityCode: string;
  /** The last row that was erased. */
  throughPosition: number;
  /** Of that row's seal: where the chain goes on from. */
  hash: Uint8Array;
  rowCount: number;
  /** Every row was older, and when they were erased: microseconds since 1970. */
  cutoff: number;
  erasedAt: number;
}

export interface AuditChain {
  /** What the seal at position 1 follows. */
  origin(municipalityCode: string): Uint8Array;
  /** The hash of the seal that follows another. */
  next(previous: Uint8Array, row: SealedRow): Uint8Array;
  proof(erasure: AuditErasure): Uint8Array;
}

const KEY_BYTES = 32;

/**
 * A chain of HMAC-SHA256 whose key never is in the database: whoever owns that can still alter the
 * audit, but cannot make seals that fit.
 */
export function auditChain(keys: KeyRing): AuditChain {
  // The purpose keeps it apart from every other use of the same key.
  const key = hkdf(sha256, keys.index, undefined, encode("VRS audit chain"), KEY_BYTES);
  const keyed = hmac.create(sha256, key);
  const digest = (...parts: Uint8Array[]) => {
    const mac = keyed.clone();
    for (const part of parts) mac.update(part);
    return mac.digest();
  };
  return {
    origin: (municipalityCode) => digest(encode(`origin\n${municipalityCode}`)),
    next(previous, { position, sealedAt, text }) {
      return digest(previous, encode(`${position}\n${sealedAt}\n${text}`));
    },
    proof({ municipalityCode, hash, ...erasure }) {
      const { throughPosition, rowCount, cutoff, erasedAt } = erasure;
      const told = ["erasure", municipalityCode, throughPosition, rowCount, cutoff, erasedAt];
      return digest(encode(told.join("\n")), hash);
    },
  };
}

const encoder = new TextEncoder();

function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

export function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
