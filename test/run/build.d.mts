export const ROOT: string;
export function installPackages(options: { log: (text: string) => void }): Promise<void>;
export function buildBundles(): Promise<void>;
export function packExtension(): Promise<string>;
