import { homedir } from 'node:os';
import { join } from 'node:path';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What llama-server's file is called here. */
export const programName = process.platform === 'win32' ? 'llama-server.exe' : 'llama-server';

/**
 * Where `puna engine build` puts its programs: `PUNA_ENGINES`, else `puna/engines` in the place that the system has for
 * the data of a user's programs (`~/.local/share`, `~/Library/Application Support`, `%LOCALAPPDATA%`).
 */
export function defaultEngineDirectory(environment: Environment = process.env): string {
  return environment['PUNA_ENGINES'] || join(dataDirectory(environment), 'puna', 'engines');
}

/** The folder of a built llama-server within the engine directory: one for each machine's kind, since homes are shared. */
export function installedFolder(engineDirectory: string): string {
  return join(engineDirectory, `llama-server-${process.platform}-${process.arch}`);
}

function dataDirectory(environment: Environment): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return environment['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  return environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
}
