import type { Server } from "node:http";

export function serveAddin(port: number, folder?: string): Promise<{ server: Server; address: string }>;
