/** Ids that are the same wherever they are made: UUID version 5. Source: RFC 9562 §5.5. */

const OURS = "6d0c1f5e-3f0b-4c0e-9a51-5b7f0b6c2a64"; // the name space; as in backend/welnu/reports/asked.py

/** Return the id of what Welnu calls `name`. */
export async function stableId(name: string): Promise<string> {
  const space = Uint8Array.from(OURS.replaceAll("-", "").match(/../g)!, (pair) => Number.parseInt(pair, 16));
  const hash = new Uint8Array(
    await crypto.subtle.digest("SHA-1", Uint8Array.of(...space, ...new TextEncoder().encode(name))),
  );
  hash[6] = 0x50 | (hash[6]! & 0x0f);
  hash[8] = 0x80 | (hash[8]! & 0x3f);
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
