export const CHROMIUM_MISSING: string;
export function findChromium(): string | undefined;
export function findOrInstallChromium(options: { log: (text: string) => void }): Promise<string | undefined>;
export function onPath(name: string): string | undefined;
