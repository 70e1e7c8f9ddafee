import type { ModelFiles, ProbeResult, RefusalReason } from '@puna/runtime';
import { parseHost } from './host-address.js';
import { declaredCapabilities } from './model/capabilities.js';
import type { OpenAiRuntimeOptions } from './options.js';

/** No other adapter has a use for such a model. */
const preference = 100;

/** See `Runtime.probe`. Asks nobody: whether the hosts are there shows when the model is loaded. */
export async function probeModel(files: ModelFiles, options: OpenAiRuntimeOptions): Promise<ProbeResult> {
  const { format, remote } = files;
  if (format !== 'remote') {
    return refuse('format', `This runtime uses engines elsewhere; it does not read models of the format "${format}".`);
  }
  if (remote === undefined || remote.hosts.length === 0 || remote.model === '') {
    return refuse('configuration', 'The model does not say where it runs: it needs a host and its name there.');
  }
  for (const host of remote.hosts) {
    const address = parseHost(host);
    if (address === undefined) {
      // Not the text itself: it may hold a password.
      const message =
        'A host of the model is no address of the form http://gpu-1:8000/v1. Keys, user names and queries do not belong there.';
      return refuse('configuration', message);
    }
    if (options.isAllowed?.(address.origin) === false) {
      return refuse(
        'configuration',
        `Models may not use the host ${address.origin}; the server's settings allow others.`,
      );
    }
  }
  return { supported: true, preference, capabilities: declaredCapabilities(remote, undefined) };
}

function refuse(reason: RefusalReason, message: string): ProbeResult {
  return { supported: false, reason, message };
}
