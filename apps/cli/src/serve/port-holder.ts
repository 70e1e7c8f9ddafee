import { createHttpFetch } from '../client/http-fetch.js';

/** How long a stranger on the port may take to say who it is, in milliseconds. */
const patience = 2000;

/** Who holds a port: `puna`, an Ollama (or a server that passes for one), or something else. */
export interface PortHolder {
  readonly kind: 'puna' | 'ollama' | 'unknown';
  readonly version?: string;
}

/** Asks whatever listens at `url` who it is. Never fails. */
export async function identifyPortHolder(url: string): Promise<PortHolder> {
  const fetch = createHttpFetch(AbortSignal.timeout(patience));
  try {
    const root = await fetch(`${url}/`);
    // Puna answers the text that clients of Ollama look for, and says its own name in this header.
    const isPuna = root.headers.get('server')?.toLowerCase().startsWith('puna') === true;
    if (!isPuna && !(await root.text()).includes('Ollama is running')) return { kind: 'unknown' };
    const { version } = (await (await fetch(`${url}/api/version`)).json()) as { version?: unknown };
    return { kind: isPuna ? 'puna' : 'ollama', ...(typeof version === 'string' && { version }) };
  } catch {
    return { kind: 'unknown' };
  }
}
