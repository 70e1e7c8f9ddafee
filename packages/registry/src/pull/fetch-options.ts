import type { RegistryContext } from '../registry-context.js';
import type { BlobIdentity } from './open-range.js';
import type { PieceSink } from './piece-writer.js';
import type { RangePool } from './range-pool.js';
import type { ByteRange } from './range-set.js';
import type { SourceList } from './source-list.js';

/** What fetching works with. */
export interface FetchOptions {
  readonly context: Pick<RegistryContext, 'client' | 'limits'>;
  readonly blob: BlobIdentity;
  readonly sources: SourceList;
  /** What is to be fetched. Fetching ends when it is closed. */
  readonly pool: RangePool;
  readonly sink: PieceSink;
  readonly signal: AbortSignal;
  /** Hears of bytes that came in a way that makes them the first to be suspected. */
  readonly onDoubt: (range: ByteRange) => void;
}
