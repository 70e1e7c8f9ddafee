import type { ModelFiles, ProbeResult } from '@puna/runtime';
import { hostProblem } from './upstream/host-address.js';

/** Says whether a model runs elsewhere, and whether its addresses can be used. Asks nobody. */
export function probeModel({ format, remote }: ModelFiles): ProbeResult {
  if (format !== 'remote') {
    return { supported: false, reason: 'format', message: 'This adapter runs models of engines elsewhere, not files.' };
  }
  const message = remoteProblem(remote);
  if (message !== undefined) return { supported: false, reason: 'configuration', message };
  return { supported: true, preference: 100 };
}

function remoteProblem(remote: ModelFiles['remote']): string | undefined {
  if (remote === undefined || remote.hosts.length === 0) {
    return 'The model names no host. Give the base address of an engine that has it, such as http://gpu-1:8000/v1.';
  }
  if (remote.model === '') return 'The model does not say what it is called on its hosts.';
  return remote.hosts.map(hostProblem).find((problem) => problem !== undefined);
}
