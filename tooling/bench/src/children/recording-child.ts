import { createLlamaCppRuntime } from '@puna/runtime-llama-cpp';
import { startServer } from '@puna/server';
import { recordRuntime } from '../replay/record-runtime.js';
import type { Recording } from '../replay/recording.js';
import { serveRuntime } from '../replay/serve-runtime.js';
import { serveCalls } from './serve-calls.js';

const recorded = recordRuntime(createLlamaCppRuntime({ gpu: false }));

serveCalls({
  /** Serves the tiny model from an empty directory; what it does is recorded. Gives the URL. */
  async start(modelsDirectory: string): Promise<string> {
    await addTinyModel(modelsDirectory);
    return serveRuntime(recorded.runtime, modelsDirectory);
  },

  recording: (): Promise<Recording> => recorded.recording(),
});

/** The server itself knows how to put the model into a store. */
async function addTinyModel(modelsDirectory: string): Promise<void> {
  const server = await startServer({ host: '127.0.0.1', port: 0, modelsDirectory, withTinyModel: true, log: false });
  await server.close();
}
