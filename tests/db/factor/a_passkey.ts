import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What a browser tells a passkey about the page, and the passkey signs. */
export interface Ceremony {
  challenge: string;
  origin: string;
  /** Host name the authenticator believes to be at. */
  party: string;
  counter: number;
  type: "webauthn.create" | "webauthn.get";
}

/** The site of these tests. */
export const PARTY = { id: "vrs.example.lg.jp", origin: "https://vrs.example.lg.jp" };

const USER_PRESENT = 1;
const WITH_CREDENTIAL = 64;

/** A passkey in software: makes the answers that a browser would send. */
export function aPasskey() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x!, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y!, "base64url"))],
    ]),
  );

  function circumstances(given: Partial<Ceremony>, type: Ceremony["type"]): Ceremony {
    const { id: party, origin } = PARTY;
    return { challenge: "", origin, party, counter: 0, type, ...given };
  }

  function clientText({ type, challenge, origin }: Ceremony): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  function said({ party, counter }: Ceremony, flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(Buffer.from(party)), Buffer.from([flags]), count]);
  }

  function answer(response: Record<string, Buffer>): string {
    const name = id.toString("base64url");
    const texts = Object.entries(response).map((
      [key, bytes],
    ) => [key, bytes.toString("base64url")]);
    return JSON.stringify({
      id: name,
      rawId: name,
      type: "public-key",
      clientExtensionResults: {},
      response: { ...Object.fromEntries(texts), transports: ["internal"] },
    });
  }

  return {
    id: id.toString("base64url"),

    /** Answers `navigator.credentials.create()`. */
    made(given: Partial<Ceremony>): string {
      const ceremony = circumstances(given, "webauthn.create");
      const length = Buffer.from([0, id.length]);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, Buffer.from(coseKey)]);
      const authData = Buffer.concat([
        said(ceremony, USER_PRESENT | WITH_CREDENTIAL),
        credential,
      ]);
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ["fmt", "none"],
          ["attStmt", new Map<string, string>()],
          ["authData", new Uint8Array(authData)],
        ]),
      );
      return answer({
        clientDataJSON: clientText(ceremony),
        attestationObject: Buffer.from(attestation),
      });
    },

    /** Answers `navigator.credentials.get()`. */
    signed(given: Partial<Ceremony>): string {
      const ceremony = circumstances(given, "webauthn.get");
      const clientDataJSON = clientText(ceremony);
      const authenticatorData = said(ceremony, USER_PRESENT);
      const signature = sign(
        "sha256",
        Buffer.concat([authenticatorData, sha256(clientDataJSON)]),
        privateKey,
      );
      return answer({ clientDataJSON, authenticatorData, signature });
    },
  };
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
