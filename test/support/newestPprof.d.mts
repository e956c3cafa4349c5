export function newestPprof(): string;
export function goToolPprof(): string;
export function pinnedVersion(): string;
