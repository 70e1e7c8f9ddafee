import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** The version of this server, as `/api/version` answers. */
export const serverVersion = version;
