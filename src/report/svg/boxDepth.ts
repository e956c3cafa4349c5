/** How far the back of a tag box stands out, up and to the right. */
export const DEPTH = 4;
