// What a child process runs. It is kept small, since each load waits for it to start.
import type { ParentMessage } from '../messages.js';
import { ModelHost } from './model-host.js';
import { Outbox } from './outbox.js';

// A message that can't be sent any more is of no use to anybody: the parent has gone, and `disconnect` follows.
const outbox = new Outbox((message) => process.send?.(message, undefined, undefined, () => {}));
const host = new ModelHost(outbox);
let closeTimeout = 5_000;

// Ctrl-C reaches every process of the terminal. Whether the model ends is the parent's to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

process.on('message', (message: ParentMessage) => {
  if (message.type === 'close') {
    void closeAndExit();
    return;
  }
  if (message.type === 'load') closeTimeout = message.closeTimeout;
  host.handle(message);
});

process.once('disconnect', () => void closeAlone());

async function closeAndExit(): Promise<void> {
  try {
    await host.close();
  } finally {
    process.exit();
  }
}

/** The parent is gone, so nobody else would end this process if the native code hung. */
async function closeAlone(): Promise<void> {
  setTimeout(killItself, closeTimeout);
  try {
    await host.close();
  } finally {
    killItself();
  }
}

/** Unlike an orderly exit this runs no clean-up of native libraries, which could hang. */
function killItself(): void {
  process.kill(process.pid, 'SIGKILL');
}
