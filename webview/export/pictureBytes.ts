/** Larger pictures than any screen, and as much as passes between page and host at once. */
const MAX_BYTES = 32 * 1024 * 1024;

/** What passes to the host; undefined where it is too large. */
export async function pictureBytes(picture: Blob): Promise<Uint8Array | undefined> {
  return picture.size > MAX_BYTES ? undefined : new Uint8Array(await picture.arrayBuffer());
}
