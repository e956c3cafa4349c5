/** What `module` in the text of a go.mod names, quoted or not; undefined where there is none. */
export function modulePathOf(goMod: string): string | undefined {
  const [, quoted, plain] =
    /^[ \t]*module[ \t]*(?:\([ \t]*\r?\n[ \t]*|[ \t])(?:["`]([^"`\s]+)["`]|([^\s"`()]+))/m.exec(goMod) ?? [];
  return quoted ?? plain;
}
