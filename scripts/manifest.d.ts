export function productionManifest(manifest: string, url: string, support?: string): string;
export function withVersion(manifest: string, version: string): string;
