import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** The address that llama-servers listen on: this machine alone can reach it. */
export const loopback = '127.0.0.1';

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, loopback);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether somebody listens on a port. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  const taken = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(true));
    server.once('listening', () => server.close(() => resolve(false)));
  });
  server.listen(port, loopback);
  return taken;
}
