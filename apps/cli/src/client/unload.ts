import type { ServerClient } from './server-client.js';

/** Has the server unload a model as soon as no request uses it any more. */
export async function unload({ ollama }: ServerClient, model: string): Promise<void> {
  await ollama.generate({ model, prompt: '', keep_alive: 0, stream: false });
}
