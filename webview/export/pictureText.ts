/** Larger pictures than any screen, and as much as passes between page and host at once. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Arguments of one call are limited. */
const STEP = 0x8000;

/** A picture in base64; undefined where it is too large. */
export async function pictureText(picture: Blob): Promise<string | undefined> {
  if (picture.size > MAX_BYTES) return undefined;
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += STEP) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + STEP)));
  }
  return window.btoa(parts.join(''));
}
