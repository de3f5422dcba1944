/** AES-GCM: nobody reads it without the key, and nobody moves it to another entry. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

const IV_BYTES = 12;

/** Bytes of a queue key as a key that leaves this browser no more: it works, but cannot be read. */
export function importQueueKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Seals what JSON can say. `name` says what it is the content of; it is not hidden. */
export async function seal(key: CryptoKey, name: string, content: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(content));
  return { iv, bytes: await crypto.subtle.encrypt(algorithm(iv, name), key, plain) };
}

/** Rejects with another key, another name, or when a bit was changed. */
export async function unseal<Content>(
  key: CryptoKey,
  name: string,
  { iv, bytes }: Sealed,
): Promise<Content> {
  const plain = await crypto.subtle.decrypt(algorithm(iv, name), key, bytes);
  return JSON.parse(new TextDecoder().decode(plain));
}

function algorithm(iv: Uint8Array<ArrayBuffer>, name: string) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) };
}
