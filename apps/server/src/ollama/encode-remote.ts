import type { ListedModel } from '@puna/engine';
import type { RemoteFields } from '@puna/protocol';

/** Where a model runs, if not here. */
export function encodeRemote(remote: ListedModel['remote']): RemoteFields {
  return remote === undefined ? {} : { remote_model: remote.model, remote_host: remote.hosts.join(',') };
}
