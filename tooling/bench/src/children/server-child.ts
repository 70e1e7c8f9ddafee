import { startServer, type RunningServer } from '@puna/server';
import { serveCalls } from './serve-calls.js';

let server: RunningServer | undefined;

serveCalls({
  async start({
    modelsDirectory,
    environment,
  }: {
    modelsDirectory: string;
    environment: Record<string, string>;
  }): Promise<string> {
    server = await startServer({
      environment: { ...process.env, ...environment },
      host: '127.0.0.1',
      port: 0,
      modelsDirectory,
      log: false,
    });
    return server.url;
  },

  async stop(): Promise<void> {
    await server?.close();
  },
});
