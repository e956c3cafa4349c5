export const KERNEL_FILE: string;

export function compileKernels(): Promise<Uint8Array>;

/** The text of `kernelBytes.ts`. */
export function kernelFileText(): Promise<string>;
