import { sha256 } from "@noble/hashes/sha2";
import { utf8ToBytes } from "@noble/hashes/utils";

/** Seeding a log hashes tens of thousands of short texts: these are made once and used again. */
const fresh = sha256.create();
const hasher = sha256.create();
const hash = new Uint8Array(hasher.outputLen);
const letters = new Uint8Array(1024);

/** SHA-256 of a text as UTF-8. The bytes are overwritten by the next call. */
export function hashOfText(text: string): Uint8Array {
  fresh._cloneInto(hasher);
  hasher.update(bytesOf(text)).digestInto(hash);
  return hash;
}

function bytesOf(text: string): Uint8Array {
  if (text.length > letters.length) return utf8ToBytes(text);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 127) return utf8ToBytes(text);
    letters[index] = unit;
  }
  return letters.subarray(0, text.length);
}
